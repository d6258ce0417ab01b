package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mail;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A cohort is told by mail that passkeys are coming: only after a dry run, each reader once, and nobody who wants none. */
@KeycloakTest
class AnnouncementIT {

    private static final String POLICY = """
            {"version": 1, "enabled": true, "cohorts": [
              {"name": "pilot", "match": {"groups": ["/blue"]}, "phase": "observe"},
              {"name": "everyone", "match": {}, "phase": "off"}]}
            """;

    @Tag("mariadb")
    @Test
    void theCohortOfADryRunIsToldOnceAndWhoeverOptsOutNoMore(
            KeycloakServer server, TestRealm realm, Devices devices, Mailbox mailbox) {
        tellsACohort(server, realm, devices, mailbox);
    }

    private static void tellsACohort(KeycloakServer server, TestRealm realm, Devices devices, Mailbox mailbox) {
        addressed(server, realm).locales("en", "de").policy(POLICY);
        realm.update(representation -> representation.setDisplayName("Example & Sons"));
        TestUser alice = realm.user("alice", user -> verified(user, "en")).join("/blue");
        TestUser bert = realm.user("bert", user -> verified(user, "de")).join("/blue");
        realm.user("carol", user -> {
                    verified(user, "en");
                    user.setEmailVerified(false);
                })
                .join("/blue");
        realm.user("dave", user -> {
                    verified(user, "en");
                    user.setEnabled(false);
                })
                .join("/blue");
        realm.user("erin", user -> {
                    verified(user, "en");
                    user.setEmail(null);
                })
                .join("/blue");
        TestUser stranger = realm.user("frank", user -> user.setEmailVerified(true));
        AdminApi api = new AdminApi(server);

        JsonNode plan = json(200, announce(api, realm, "{\"cohort\": \"pilot\"}"));
        assertThat(plan.path("dryRun").asBoolean()).isTrue();
        assertThat(List.of(
                        plan.path("users").asInt(),
                        plan.path("recipients").asInt(),
                        plan.path("unverified").asInt(),
                        plan.path("withoutAddress").asInt()))
                .containsExactly(4, 2, 1, 1);
        assertThat(mailbox.to(alice.email())).as("a dry run tells nobody").isEmpty();

        String order =
                "{\"cohort\": \"pilot\", \"token\": \"" + plan.path("token").asText() + "\"}";
        String id = json(202, announce(api, realm, order)).path("id").asText();
        assertThat(json(202, announce(api, realm, order)).path("id").asText())
                .as("called twice")
                .isEqualTo(id);

        Mail english = mailbox.await(alice.email());
        assertThat(english.subject()).isEqualTo("Example & Sons: soon without a password");
        assertThat(english.text()).contains("Example & Sons").doesNotContain("passkeyAnnouncement", "login-actions");
        assertThat(english.html()).contains("Example &amp; Sons").doesNotContain("passkeyAnnouncement");
        assertThat(mailbox.await(bert.email()).text()).contains("Fingerabdruck");
        awaitDone(server, api, realm, 2);
        assertThat(mailbox.all().stream()
                        .flatMap(mail -> mail.to().stream())
                        .filter(address -> address.endsWith("@" + realm.name() + ".test")))
                .as("nobody else")
                .containsExactlyInAnyOrder(alice.email(), bert.email());
        assertThat(mailbox.to(stranger.email())).isEmpty();
        assertThat(realm.admin().getAdminEvents().stream()
                        .map(AdminEventRepresentation::getResourcePath)
                        .filter(path -> "passkey-journey/policy/announce".equals(path)))
                .as("dry runs and repetitions are no news")
                .hasSize(1);

        // A day later, and one of them wants no more. Opening the link is not enough: mail scanners do that, too.
        Device device = devices.plain();
        device.open(english.link());
        device.page().locator("#passkey-unsubscribe[data-step='ask']").waitFor();
        assertThat(new AxeBuilder(device.page())
                        .include("#passkey-unsubscribe")
                        .include("#passkey-confirm")
                        .analyze()
                        .getViolations())
                .isEmpty();
        assertThat(optOuts(server, realm)).isEmpty();
        device.page().locator("#passkey-confirm").press("Enter");
        device.page().locator("#passkey-unsubscribe[data-step='done']").waitFor();
        assertThat(optOuts(server, realm)).containsExactly(alice.id() + ", " + alice.id());

        server.clock().advance(Duration.ofDays(1));
        JsonNode again = json(200, announce(api, realm, "{\"cohort\": \"pilot\"}"));
        assertThat(List.of(
                        again.path("recipients").asInt(), again.path("optedOut").asInt()))
                .containsExactly(1, 1);
        json(
                202,
                announce(
                        api,
                        realm,
                        "{\"cohort\": \"pilot\", \"token\": \""
                                + again.path("token").asText() + "\"}"));
        awaitDone(server, api, realm, 1);
        assertThat(mailbox.to(bert.email())).hasSize(2);
        assertThat(mailbox.to(alice.email())).hasSize(1);
    }

    @Test
    void nobodyIsToldByAccident(KeycloakServer server, TestRealm realm, Devices devices, Mailbox mailbox) {
        realm.policy(POLICY);
        AdminApi api = new AdminApi(server);
        assertThat(announce(api, realm, "{\"cohort\": \"pilot\"}").statusCode())
                .as("an address that only the call names would be in the mail")
                .isEqualTo(409);
        addressed(server, realm);
        TestUser alice = realm.user("alice", user -> verified(user, "en")).join("/blue");
        String token = token(api, realm);

        assertThat(announce(api, realm, "{\"token\": \"" + token + "\"}").statusCode())
                .isEqualTo(400);
        assertThat(announce(api, realm, "{\"cohort\": \"nobody\"}").statusCode())
                .isEqualTo(400);
        assertThat(announce(api, realm, "{\"cohort\": \"pilot\", \"dryrun\": true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(announce(api, realm, "[]").statusCode()).isEqualTo(400);
        assertThat(announce(api, realm, order("everyone", token)).statusCode())
                .as("the token of another cohort")
                .isEqualTo(400);
        assertThat(announce(api, realm, order("pilot", token + "x")).statusCode())
                .as("a token that nobody signed")
                .isEqualTo(400);

        realm.policy("""
                {"version": 1, "enabled": true,
                 "experiments": [{"name": "words", "holdoutPercent": 100, "arms": [{"name": "faster"}]}],
                 "cohorts": [{"name": "pilot", "match": {"groups": ["/blue"]}, "phase": "observe", "experiment": "words"}]}""");
        JsonNode heldOut = json(200, announce(api, realm, "{\"cohort\": \"pilot\"}"));
        assertThat(List.of(
                        heldOut.path("users").asInt(),
                        heldOut.path("heldOut").asInt(),
                        heldOut.path("recipients").asInt()))
                .as("before the cohort is asked, too")
                .containsExactly(1, 1, 0);
        realm.policy(POLICY.replace("blue", "red"));
        assertThat(announce(api, realm, order("pilot", token)).statusCode())
                .as("after the policy has changed")
                .isEqualTo(412);
        realm.policy(POLICY);
        server.clock().advance(Duration.ofMinutes(61));
        assertThat(announce(api, realm, order("pilot", token)).statusCode())
                .as("an hour later")
                .isEqualTo(412);

        json(202, announce(api, realm, order("pilot", token(api, realm))));
        assertThat(announce(api, realm, order("pilot", token(api, realm))).statusCode())
                .as("twice a day")
                .isEqualTo(429);
        mailbox.await(alice.email());
        awaitDone(server, api, realm, 1);
        assertThat(mailbox.to(alice.email())).hasSize(1);

        realm.policy(POLICY.replace("pilot", "second pilot"));
        JsonNode renamed = json(200, announce(api, realm, "{\"cohort\": \"second pilot\"}"));
        assertThat(List.of(
                        renamed.path("toldLately").asInt(),
                        renamed.path("recipients").asInt()))
                .as("a cohort of another name")
                .containsExactly(1, 0);

        Device device = devices.plain();
        device.open(server.baseUri().resolve("/realms/" + realm.name() + "/passkey-journey/unsubscribe?token=x"));
        device.page().locator("#passkey-unsubscribe[data-step='invalid']").waitFor();
    }

    /** As after a server that was killed when it had written the mails of a page: they are not written again. */
    @Test
    void aPageThatWasWrittenIsNotWrittenAgainAndOneThatWasNotIs(
            KeycloakServer server, TestRealm realm, Mailbox mailbox) {
        addressed(server, realm).policy(POLICY);
        List<TestUser> users = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            users.add(realm.user("user-" + i, user -> verified(user, "en")).join("/blue"));
        }
        users.sort((one, other) -> one.id().compareTo(other.id()));
        AdminApi api = new AdminApi(server);
        json(202, announce(api, realm, order("pilot", token(api, realm))));
        users.forEach(user -> mailbox.await(user.email()));
        awaitDone(server, api, realm, 3);

        // The marks of a page are written with its mails, and are as little there.
        new ServerQuery(server)
                .change("DELETE FROM PJ_ANNOUNCED WHERE REALM_ID = '" + id(realm) + "' AND USER_ID <> '"
                        + users.get(0).id() + "'");
        new ServerQuery(server)
                .change("UPDATE PJ_ANNOUNCEMENT SET PROGRESS = 'running', REACHED = '"
                        + users.get(0).id() + "', MAILED = 1 WHERE REALM_ID = '" + id(realm) + "'");
        mailbox.await(users.get(2).email());
        awaitDone(server, api, realm, 3);
        assertThat(users.stream().map(user -> mailbox.to(user.email()).size())).containsExactly(1, 2, 2);

        new ServerQuery(server)
                .change("UPDATE PJ_ANNOUNCEMENT SET PROGRESS = 'running', POLICY_DIGEST = 'another' WHERE REALM_ID = '"
                        + id(realm) + "'");
        await("stopped, since nobody knows any more who was meant")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(latest(api, realm).path("progress").asText()).isEqualTo("stopped"));
    }

    /** The same on another database. */
    @Nested
    @KeycloakTest(database = DatabaseKind.POSTGRESQL)
    class OnPostgreSql {

        @Test
        void theCohortOfADryRunIsToldOnceAndWhoeverOptsOutNoMore(
                KeycloakServer server, TestRealm realm, Devices devices, Mailbox mailbox) {
            tellsACohort(server, realm, devices, mailbox);
        }
    }

    private static TestRealm addressed(KeycloakServer server, TestRealm realm) {
        return realm.attribute("frontendUrl", server.baseUri().toString());
    }

    private static void verified(UserRepresentation user, String language) {
        user.setEmailVerified(true);
        user.setAttributes(Map.of("locale", List.of(language)));
    }

    private static HttpResponse<String> announce(AdminApi api, TestRealm realm, String body) {
        return api.send("POST", realm.name(), "policy/announce", api.admin(), body);
    }

    private static String token(AdminApi api, TestRealm realm) {
        return json(200, announce(api, realm, "{\"cohort\": \"pilot\"}"))
                .path("token")
                .asText();
    }

    private static String order(String cohort, String token) {
        return "{\"cohort\": \"" + cohort + "\", \"token\": \"" + token + "\"}";
    }

    private static JsonNode json(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return AdminApi.json(answer);
    }

    private static JsonNode latest(AdminApi api, TestRealm realm) {
        return api.json(realm.name(), "policy/announce").path("announcements").path(0);
    }

    private static void awaitDone(KeycloakServer server, AdminApi api, TestRealm realm, int mailed) {
        await("all mails are sent").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(latest(api, realm).path("progress").asText()).isEqualTo("done");
            assertThat(new ServerQuery(server)
                            .rows("SELECT KIND, ATTEMPTS FROM PJ_MAIL WHERE REALM_ID = '" + id(realm) + "'"))
                    .isEmpty();
        });
        assertThat(latest(api, realm).path("mailed").asInt()).isEqualTo(mailed);
    }

    private static List<String> optOuts(KeycloakServer server, TestRealm realm) {
        return new ServerQuery(server)
                .rows("SELECT USER_ID, USER_ID AS U FROM PJ_MAIL_OPT_OUT WHERE REALM_ID = '" + id(realm) + "'");
    }

    private static String id(TestRealm realm) {
        return realm.admin().toRepresentation().getId();
    }
}
