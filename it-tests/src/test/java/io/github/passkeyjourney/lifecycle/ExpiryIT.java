package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mail;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.performance.JobRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passkeys that expire: their owners hear of it ahead. */
@KeycloakTest
class ExpiryIT {

    /** The leader runs it by itself, too; whichever is first. */
    private static final String JOB = "expiry-warning";

    private static final String POLICY = """
            {"version": 1, "enabled": true, "cohorts": [
              {"name": "staff", "match": {"groups": ["/staff"]}, "phase": "offer",
               "expiry": {"maxAge": "P60D", "warnBefore": "P14D"}},
              {"name": "guests", "match": {"groups": ["/guests"]}, "phase": "offer",
               "expiry": {"maxIdle": "P60D", "warnBefore": "P14D"}},
              {"name": "everyone", "match": {}, "phase": "offer"}]}
            """;

    @Tag("mariadb")
    @Test
    void theOwnerOfAPasskeyThatExpiresIsToldAheadOnceForEachDate(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.listener("passkey-audit")
                .locales("en", "de", "ar")
                .attribute("frontendUrl", server.baseUri().toString())
                .policy(POLICY);
        realm.update(representation -> representation.setDisplayName("Example & Sons"));
        TestUser alice = realm.user("alice").join("/staff");
        TestUser bert = realm.user("bert", user -> user.setAttributes(Map.of("locale", List.of("de"))))
                .join("/guests");
        TestUser amina = realm.user("amina", user -> user.setAttributes(Map.of("locale", List.of("ar"))))
                .join("/staff");
        TestUser gone = realm.user("gone").join("/staff");
        TestUser other = realm.user("other");
        for (TestUser user : List.of(alice, amina, gone, other)) {
            create(app, devices.platform(), user);
        }
        Device phone = devices.platform();
        phone.context().addInitScript(SuspensionIT.ONLY_BY_BUTTON);
        create(app, phone, bert);
        alice.admin().setCredentialUserLabel(alice.passkeys().get(0).getId(), "<b>Work</b> laptop");
        gone.update(user -> user.setEnabled(false));

        server.clock().advance(Duration.ofDays(47));
        JobRun.now(server, JOB);
        Mail english = mailbox.await(alice.email(), "expires soon");
        assertThat(english.subject()).isEqualTo("Example & Sons: a passkey of your account expires soon");
        for (String words : List.of(english.text(), english.html())) {
            assertThat(words)
                    .contains("alice", "older than your organization allows", "create a new passkey before then")
                    .contains("realms/" + realm.name() + "/passkey-journey/passkeys/")
                    .doesNotContain("passkeyNotice", "login-actions");
        }
        assertThat(english.text()).contains("<b>Work</b> laptop");
        assertThat(english.html()).contains("&lt;b&gt;Work&lt;/b&gt; laptop").doesNotContain("<b>Work");
        assertThat(mailbox.await(bert.email(), "läuft bald ab").text())
                .contains("bert", "länger nicht benutzt", "Das genügt, um ihn zu behalten");
        assertThat(mailbox.await(amina.email(), "ستنتهي").text()).contains("amina", "أنشئ قبل ذلك مفتاح مرور");
        assertThat(told(realm)).containsExactlyInAnyOrder(told(alice), told(bert), told(amina));

        // A use puts the date off; the next one is told of in its time, and the others of no date again.
        phone.forgetSession().open(app.signIn());
        phone.leave(() -> new LoginPage(phone).passkeyButton().click());
        new AppPage(phone);
        await("the use, which is written behind")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(new FactRows(realm)
                                .query("SELECT USER_ID, CREDENTIAL_ID FROM PJ_PASSKEY WHERE REALM_ID = :realm"
                                        + " AND LAST_USED_AT IS NOT NULL"))
                        .hasSize(1));
        server.clock().advance(Duration.ofDays(50));
        JobRun.now(server, JOB);
        assertThat(told(realm)).containsExactlyInAnyOrder(told(alice), told(bert), told(bert), told(amina));
        await("the mail about it")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mailbox.to(bert.email()))
                        .filteredOn(mail -> mail.subject().contains("läuft bald ab"))
                        .hasSize(2));
        assertThat(mailbox.to(alice.email()))
                .filteredOn(mail -> mail.subject().contains("expires soon"))
                .hasSize(1);
    }

    private static void create(App app, Device device, TestUser user) {
        new SignIn(app, device).withPassword(user);
        new NudgePage(device).create().click();
        new AppPage(device);
    }

    private static String told(TestUser user) {
        return "passkey-expiring, " + user.id();
    }

    private static List<String> told(TestRealm realm) {
        return new FactRows(realm)
                .query("SELECT TYPE, USER_ID FROM PJ_AUDIT WHERE REALM_ID = :realm AND TYPE = 'passkey-expiring'");
    }
}
