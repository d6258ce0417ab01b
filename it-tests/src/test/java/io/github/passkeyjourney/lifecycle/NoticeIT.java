package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mail;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.performance.SoftPasskey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

/** Whoever gets a new way in is told so by mail, once, whatever the mail server is doing meanwhile. */
@KeycloakTest
class NoticeIT {

    @Tag("mariadb")
    @Test
    void aNewPasskeyIsToldOnceInTheUsersLanguage(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.listener("passkey-audit").locales("en", "de").policy(TestPolicy.of("offer"));
        realm.update(representation -> representation.setDisplayName("Example & Sons"));
        TestUser alice = realm.user("alice");
        TestUser bert = realm.user("bert", user -> user.setAttributes(Map.of("locale", List.of("de"))));
        for (TestUser user : List.of(alice, bert)) {
            create(app, devices, user);
        }

        Mail english = mailbox.await(alice.email());
        assertThat(english.subject()).isEqualTo("Example & Sons: a passkey was added to your account");
        assertThat(english.text())
                .contains("alice", "Created with: Chrome on Linux", " UTC", "Was it not you?")
                .doesNotContain("passkeyNotice", "login-actions");
        assertThat(english.html()).contains("alice", "<strong>").doesNotContain("passkeyNotice", "login-actions");
        assertThat(mailbox.await(bert.email()).text()).contains("Waren Sie das nicht?");
        await("the outbox is empty")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(waiting(server, realm, "")).isEmpty());
        assertThat(mailbox.to(alice.email())).hasSize(1);
        assertThat(mailbox.to(bert.email())).hasSize(1);

        // Only one of them loses the other way in, by an admin's hand.
        String password = bert.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("password"))
                .findFirst()
                .orElseThrow()
                .getId();
        bert.admin().removeCredential(password);
        Mail removed = mailbox.await(bert.email(), "Passwort");
        assertThat(removed.subject()).isEqualTo("Example & Sons: Das Passwort Ihres Kontos wurde entfernt");
        assertThat(removed.text())
                .contains("bert", " UTC", "Waren Sie das nicht?")
                .doesNotContain("passkeyNotice", "Entfernt mit", "login-actions");
        assertThat(removed.html()).contains("bert").doesNotContain("passkeyNotice", "login-actions");
        assertThat(realm.events("LOGIN_ERROR")).isEmpty();
    }

    @Test
    void aMailServerThatIsAwayDelaysMailsAndNothingElseAndEachComesOnceWhenItIsBack(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.listener("passkey-audit").policy(TestPolicy.of("offer"));
        Map<String, String> working =
                new HashMap<>(realm.admin().toRepresentation().getSmtpServer());
        Map<String, String> dead = new HashMap<>(working);
        // Nobody listens there: the port of a service that needs rights which tests do not have.
        dead.put("port", "1");
        realm.update(representation -> representation.setSmtpServer(dead));
        TestUser alice = realm.user("alice");
        TestUser bert = realm.user("bert");
        create(app, devices, alice);
        // While an attempt is under way the mail is put off for longer.
        long soon = server.clock().now().plus(Duration.ofMinutes(5)).toEpochMilli();
        await("a first attempt")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(waiting(server, realm, " AND DUE_AT < " + soon))
                        .containsExactly("passkey-enrolled, 1"));

        create(app, devices, bert);
        suspension(new AdminApi(server), realm, alice, alice.passkeys().get(0).getId(), "suspend");
        bert.admin().removeCredential(bert.passkeys().get(0).getId());
        Device plain = devices.plain();
        for (TestUser user : List.of(alice, bert)) {
            plain.forgetSession();
            new SignIn(app, plain).withPassword(user);
            assertThat(new AppPage(plain).signedIn()).isTrue();
        }
        await("all mails are written")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(waiting(server, realm, "")).hasSize(4));
        assertThat(mailbox.to(alice.email())).isEmpty();

        realm.update(representation -> representation.setSmtpServer(working));
        server.clock().advance(Duration.ofMinutes(20));
        await("the outbox is empty")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(waiting(server, realm, "")).isEmpty());
        assertThat(mailbox.to(alice.email()))
                .extracting(Mail::subject)
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains("passkey was added"),
                        other -> assertThat(other).contains("was suspended"));
        assertThat(mailbox.to(bert.email()))
                .extracting(Mail::subject)
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains("passkey was added"),
                        other -> assertThat(other).contains("passkey was removed"));
    }

    @Test
    void whoeverMakesMailsOfOneKindWithoutEndHidesNoneOfAnother(
            KeycloakServer server, TestRealm realm, Mailbox mailbox) {
        realm.listener("passkey-audit").policy(TestPolicy.of("offer"));
        TestUser alice = realm.user("alice");
        SoftPasskey.create(alice);
        String passkey = alice.passkeys().get(0).getId();
        AdminApi api = new AdminApi(server);
        for (int i = 0; i < 13; i++) {
            suspension(api, realm, alice, passkey, "suspend");
            suspension(api, realm, alice, passkey, "resume");
        }
        alice.admin().removeCredential(passkey);
        mailbox.await(alice.email(), "passkey was removed");
        await("the outbox is empty")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(waiting(server, realm, "")).isEmpty());

        List<Mail> mails = mailbox.to(alice.email());
        assertThat(mails).hasSize(11 + 11 + 1);
        assertThat(mails.stream().filter(mail -> mail.text().contains("left out for a while")))
                .extracting(Mail::subject)
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains("was suspended"),
                        other -> assertThat(other).contains("works again"));
    }

    private static void suspension(AdminApi api, TestRealm realm, TestUser user, String passkey, String call) {
        assertThat(api.send(
                                "POST",
                                realm.name(),
                                "users/" + user.id() + "/passkeys/" + passkey + "/" + call,
                                api.admin(),
                                "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Row 42 of the threats: whoever takes an account over changes its address first. */
    @Test
    void whoeverHadTheAddressUntilLatelyIsToldToo(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.listener("passkey-audit").policy(TestPolicy.of("offer"));
        String before = "before@" + realm.name() + ".test";
        String present = "present@" + realm.name() + ".test";

        // By an admin, in a realm where the address is the name.
        TestUser alice = realm.user(present, user -> user.setEmail(before));
        UserRepresentation changed = alice.admin().toRepresentation();
        changed.setEmail(present);
        alice.admin().update(changed);
        create(app, devices, alice);
        Mail former = mailbox.await(before);
        assertThat(former.subject()).contains("passkey was added");
        for (String words : List.of(former.text(), former.html())) {
            assertThat(words).contains(before, "belonged to the account").doesNotContain(present);
        }
        assertThat(mailbox.await(present).text()).contains(present).doesNotContain("belonged to the account");

        // By the user, on the way to the passkey.
        TestUser bert = realm.user("bert", user -> user.setRequiredActions(List.of("UPDATE_PROFILE")));
        Device device = devices.platform();
        new SignIn(app, device).withPassword(bert);
        device.page().locator("#email").fill("thief@" + realm.name() + ".test");
        device.page().locator("#kc-update-profile-form [type=submit]").click();
        new NudgePage(device).create().click();
        new AppPage(device);
        assertThat(mailbox.await(bert.email()).text()).contains("belonged to the account", "bert");
        assertThat(mailbox.await("thief@" + realm.name() + ".test").subject()).contains("passkey was added");

        // Where addresses are verified, one that was not may be a stranger's.
        realm.update(representation -> representation.setVerifyEmail(true));
        TestUser carol = realm.user("carol", user -> user.setEmailVerified(false));
        UserRepresentation verified = carol.admin().toRepresentation();
        verified.setEmail("own@" + realm.name() + ".test");
        verified.setEmailVerified(true);
        carol.admin().update(verified);
        carol.admin().removeCredential(carol.admin().credentials().get(0).getId());
        mailbox.await(verified.getEmail(), "password was removed");
        realm.update(representation -> representation.setVerifyEmail(false));

        server.clock().advance(Duration.ofDays(31));
        alice.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("password"))
                .forEach(password -> alice.admin().removeCredential(password.getId()));
        mailbox.await(present, "password was removed");
        await("the outbox is empty")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(waiting(server, realm, "")).isEmpty());
        assertThat(mailbox.to(carol.email())).isEmpty();
        assertThat(mailbox.to(before)).hasSize(1);
        assertThat(mailbox.to(bert.email())).hasSize(1);
    }

    private static void create(App app, Devices devices, TestUser user) {
        Device device = devices.platform();
        new SignIn(app, device).withPassword(user);
        new NudgePage(device).create().click();
        new AppPage(device);
    }

    /** For each mail that waits, what it is and how often it was tried. */
    private static List<String> waiting(KeycloakServer server, TestRealm realm, String and) {
        return new ServerQuery(server)
                .rows("SELECT KIND, ATTEMPTS FROM PJ_MAIL WHERE REALM_ID = '"
                        + realm.admin().toRepresentation().getId() + "'" + and);
    }
}
