package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.harness.Tokens;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** A passkey that is suspended, lost or expired opens nothing and says why; everything else goes on. */
@KeycloakTest
class SuspensionIT {

    /** Leaves the question that browsers ask by themselves unanswered, or a refusal would be followed by the next one. */
    static final String ONLY_BY_BUTTON = "const get = navigator.credentials.get.bind(navigator.credentials);"
            + " navigator.credentials.get = options => options.mediation === 'conditional'"
            + " ? new Promise((kept, reject) => options.signal?.addEventListener('abort',"
            + " () => reject(new DOMException('', 'AbortError')))) : get(options);";

    private static final String OFFER = TestPolicy.passwordSuffices(TestPolicy.of("offer"));

    @Tag("mariadb")
    @Test
    void whatTheHelpdeskSuspendsIsRefusedWithTheReasonUntilItResumesIt(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(OFFER).user("alice");
        AdminApi api = new AdminApi(server);
        Device laptop = device(devices);
        String passkey = enrol(api, realm, app, laptop, alice);
        assertThat(signIn(app, laptop)).isEmpty();
        Device borrowed = devices.plain();
        new SignIn(app, borrowed).withPassword(alice);
        new AppPage(borrowed);
        assertThat(alice.admin().getUserSessions()).hasSize(3);

        JsonNode suspended = helpdesk(api, realm, alice, passkey, "suspend");
        assertThat(suspended.path("state").asText()).isEqualTo("suspended");
        assertThat(suspended.path("cause").asText()).isEqualTo("helpdesk");
        assertThat(helpdesk(api, realm, alice, passkey, "suspend")).isEqualTo(suspended);
        assertThat(alice.admin().getUserSessions())
                .as("those of passwords go on")
                .hasSize(2);
        assertThat(signIn(app, laptop)).contains("This passkey is suspended");
        realm.awaitEvent(
                "LOGIN_ERROR",
                event -> "suspended".equals(event.getDetails().get("web_authn_authentication_error_detail")));
        assertThat(alice.passkeys()).isEmpty();
        assertThat(holders(api, realm)).isZero();

        // The other way in works, and a new passkey is offered: there is none that counts.
        new SignIn(app, laptop).withPassword(alice);
        new NudgePage(laptop).skip().click();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");

        assertThat(helpdesk(api, realm, alice, passkey, "resume").path("state").asText())
                .isEqualTo("active");
        assertThat(signIn(app, laptop)).isEmpty();
        assertThat(holders(api, realm)).isOne();
        assertThat(new FactRows(realm)
                        .query("SELECT TYPE, USER_ID FROM PJ_AUDIT WHERE REALM_ID = :realm AND TYPE IN"
                                + " ('passkey-suspended', 'passkey-resumed') ORDER BY OCCURRED_AT"))
                .containsExactly("passkey-suspended, " + alice.id(), "passkey-resumed, " + alice.id());
        assertThat(realm.admin().getAdminEvents())
                .extracting(event -> event.getResourcePath())
                .containsOnlyOnce(
                        "users/" + alice.id() + "/passkeys/" + passkey + "/suspend",
                        "users/" + alice.id() + "/passkeys/" + passkey + "/resume");
        assertThat(laptop.complaints()).isEmpty();
    }

    @Test
    void aLostDeviceIsShutOutAtOnceAndForgottenUnlessItIsFound(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(OFFER).user("alice");
        AdminApi api = new AdminApi(server);
        Device laptop = device(devices);
        String passkey = enrol(api, realm, app, laptop, alice);
        assertThat(signIn(app, laptop)).isEmpty();
        assertThat(alice.admin().getUserSessions()).hasSize(2);
        Tokens online = app.tokens();
        laptop.forgetSession().open(app.signIn(Map.of("scope", "openid offline_access")));
        laptop.leave(() -> new LoginPage(laptop).passkeyButton().click());
        Tokens offline = app.tokens();
        assertThat(app.refresh(offline).ok()).isTrue();
        assertThat(owner(realm, "lost", alice, "no-such-passkey")).isEqualTo("not-found");
        assertThat(owner(realm, "lost", realm.user("bob"), passkey)).isEqualTo("not-found");

        assertThat(owner(realm, "lost", alice, passkey)).isEqualTo("done");
        assertThat(owner(realm, "lost", alice, passkey)).isEqualTo("unchanged");
        assertThat(alice.admin().getUserSessions()).as("that of the password").hasSize(1);
        assertThat(app.refresh(online).ok()).isFalse();
        assertThat(app.refresh(offline).ok()).isFalse();
        assertThat(signIn(app, laptop)).contains("This passkey is suspended");
        assertThat(owner(realm, "undo", alice, passkey)).isEqualTo("done");
        assertThat(signIn(app, laptop)).isEmpty();

        // What the helpdesk has made its own is not the owner's to undo, nor forgotten.
        assertThat(owner(realm, "lost", alice, passkey + "&all=true")).isEqualTo("done");
        assertThat(alice.admin().getUserSessions()).isEmpty();
        helpdesk(api, realm, alice, passkey, "suspend");
        assertThat(owner(realm, "undo", alice, passkey)).isEqualTo("helpdesk-only");
        helpdesk(api, realm, alice, passkey, "resume");

        // Whoever has no other way in gets one first.
        alice.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("password"))
                .forEach(credential -> alice.admin().removeCredential(credential.getId()));
        assertThat(owner(realm, "lost", alice, passkey)).isEqualTo("last-way-in");
        assertThat(signIn(app, laptop)).isEmpty();
        alice.update(user -> user.setCredentials(List.of(password())));

        assertThat(owner(realm, "lost", alice, passkey)).isEqualTo("done");
        server.clock().advance(Suspension.UNDO.plusHours(1));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(alice.admin().credentials())
                        .extracting(credential -> credential.getType())
                        .containsExactly("password"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(new FactRows(realm)
                                .query("SELECT COUNT(*), MIN(USER_ID) FROM PJ_AUDIT WHERE REALM_ID = :realm"
                                        + " AND TYPE = 'passkey-removed' AND CONTENT LIKE '%\"cause\":\"lost\"%'"))
                        .containsExactly("1, " + alice.id()));
    }

    @Test
    void anExpiredPasskeySaysSoAndCountsForNothing(KeycloakServer server, TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(OFFER).user("alice");
        AdminApi api = new AdminApi(server);
        Device laptop = device(devices);
        String passkey = enrol(api, realm, app, laptop, alice);
        realm.policy(OFFER.replace("\"enabled\"", "\"expiry\": {\"maxAge\": \"P30D\"}, \"enabled\""));
        assertThat(signIn(app, laptop)).isEmpty();

        server.clock().advance(Duration.ofDays(31));
        assertThat(signIn(app, laptop)).contains("older than your organization allows");
        assertThat(state(api, realm, alice, passkey)).isEqualTo("expired");
        assertThat(holders(api, realm)).isZero();
        new SignIn(app, laptop).withPassword(alice);
        new NudgePage(laptop).skip().click();
        new AppPage(laptop);

        // Idle is another matter: it has been used a month ago.
        realm.policy(OFFER.replace("\"enabled\"", "\"expiry\": {\"maxIdle\": \"P20D\"}, \"enabled\""));
        assertThat(signIn(app, laptop)).contains("not used for a long time");
        realm.policy(OFFER.replace("\"enabled\"", "\"expiry\": {\"maxIdle\": \"P60D\"}, \"enabled\""));
        assertThat(signIn(app, laptop)).isEmpty();
    }

    private static Device device(Devices devices) {
        Device device = devices.platform();
        device.context().addInitScript(ONLY_BY_BUTTON);
        return device;
    }

    private static String enrol(AdminApi api, TestRealm realm, App app, Device device, TestUser user) {
        new SignIn(app, device).withPassword(user);
        new NudgePage(device).create().click();
        new AppPage(device);
        JsonNode passkeys = api.json(realm.name(), "users/" + user.id() + "/passkeys");
        assertThat(passkeys).hasSize(1);
        assertThat(passkeys.get(0).path("state").asText()).isEqualTo("active");
        return passkeys.get(0).path("id").asText();
    }

    /** Signs in with the passkey; what the page says where that does not succeed. */
    private static String signIn(App app, Device device) {
        device.forgetSession().open(app.signIn());
        device.leave(() -> new LoginPage(device).passkeyButton().click());
        if (device.page().title().equals("Signed in")) {
            return "";
        }
        return new LoginPage(device).error();
    }

    private static JsonNode helpdesk(AdminApi api, TestRealm realm, TestUser user, String passkey, String call) {
        HttpResponse<String> answer = api.call(
                "POST",
                realm.name(),
                "users/" + user.id() + "/passkeys/" + passkey + "/" + call,
                api.admin(),
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AdminApi.json(answer);
    }

    private static String state(AdminApi api, TestRealm realm, TestUser user, String passkey) {
        for (JsonNode found : api.json(realm.name(), "users/" + user.id() + "/passkeys")) {
            if (found.path("id").asText().equals(passkey)) {
                return found.path("state").asText();
            }
        }
        return "none";
    }

    /** Those of whom the reports say that they have a passkey. */
    private static int holders(AdminApi api, TestRealm realm) {
        return api.json(realm.name(), "insights/resilience")
                .path("total")
                .path("measures")
                .path("holders")
                .asInt(-1);
    }

    private static String owner(TestRealm realm, String call, TestUser user, String passkey) {
        URI uri = URI.create(realm.uri() + "/test-passkeys/" + call + "?user=" + user.id() + "&credential=" + passkey);
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CredentialRepresentation password() {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType("password");
        password.setValue(TestRealm.PASSWORD);
        return password;
    }
}
