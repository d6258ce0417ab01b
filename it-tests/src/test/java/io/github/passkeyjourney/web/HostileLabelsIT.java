package io.github.passkeyjourney.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mail;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.PasskeysPage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Labels that our own pages would not take, as an import or another program may bring them: inert wherever they are shown. */
@KeycloakTest
class HostileLabelsIT {

    private static final List<String> CORPUS = List.of(
            "<script>window.pwned=1</script>",
            "\"><img src=x onerror=window.pwned=1>",
            "'-window.pwned=1-'",
            "${7*7}<#assign pwned=1>{{7*7}}",
            "</title></textarea><svg onload=window.pwned=1>",
            "=HYPERLINK(\"javascript:window.pwned=1\")");

    @Test
    void areInertOnPagesInConsolesInMailsAndInReports(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.listener("passkey-audit")
                .attribute("frontendUrl", server.baseUri().toString())
                .policy("""
                        {"version": 1, "enabled": true, "enrollment": {"requireStrongestFactor": false}, "expiry": {"maxAge": "P60D", "warnBefore": "P14D"},
                         "cohorts": [{"name": "everyone", "match": {}, "phase": "observe"}]}""");
        long created = server.clock().now().minus(Duration.ofDays(50)).toEpochMilli();
        TestUser alice = realm.user(
                "alice", user -> CORPUS.forEach(label -> user.getCredentials().add(passkey(label, created))));

        Device device = devices.plain();
        device.open(PasskeysPage.of(realm));
        new LoginPage(device).signIn(alice);
        PasskeysPage page = new PasskeysPage(device);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < CORPUS.size(); i++) {
            names.add(page.name(i));
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(CORPUS);
        assertInert(device);

        device.open(URI.create(realm.account() + "/account-security/signing-in"));
        device.page()
                .locator("[data-testid='webauthn-passwordless/credential-list']")
                .waitFor();
        assertShown(device);

        for (CredentialRepresentation passkey : alice.passkeys()) {
            device.open(app.signIn(Map.of("kc_action", "delete_credential:" + passkey.getId())));
            device.page().locator("#kc-accept").waitFor();
            assertInert(device);
        }

        // The warning job is due an hour later at the latest.
        server.clock().advance(Duration.ofMinutes(61));
        Awaitility.await("a warning for each")
                .atMost(Duration.ofSeconds(30))
                .until(() -> mailbox.to(alice.email()).size() == CORPUS.size());
        for (Mail mail : mailbox.to(alice.email())) {
            assertThat(mail.html())
                    .doesNotContain("<script", "<img", "<svg", "</textarea", ">49<")
                    .contains("pwned");
        }

        AdminApi api = new AdminApi(server);
        for (String path : List.of("audit", "users/" + alice.id() + "/timeline")) {
            assertThat(api.get(realm.name(), path, api.admin(), "text/csv").body())
                    .doesNotContain("pwned");
        }

        Device console = devices.plain();
        console.open(server.baseUri()
                .resolve("/admin/master/console/#/" + realm.name() + "/users/" + alice.id() + "/credentials"));
        console.page().locator("#username").fill(KeycloakServer.ADMIN);
        console.page().locator("#password").fill(KeycloakServer.ADMIN);
        console.page().locator("#kc-login").click();
        // Several of one type are folded together.
        console.page().locator("[id^='expand-toggle']").first().click();
        console.page().getByText(CORPUS.get(0)).first().waitFor();
        assertShown(console);
    }

    private static void assertShown(Device device) {
        String text = device.page().locator("body").innerText();
        assertThat(CORPUS).allSatisfy(label -> assertThat(text).contains(label));
        assertInert(device);
    }

    private static void assertInert(Device device) {
        assertThat(device.page().evaluate("typeof window.pwned")).isEqualTo("undefined");
        assertThat(device.page().locator("img[src='x'], svg[onload]").count()).isZero();
    }

    private static CredentialRepresentation passkey(String label, long created) {
        CredentialRepresentation passkey = new CredentialRepresentation();
        passkey.setType("webauthn-passwordless");
        passkey.setUserLabel(label);
        passkey.setCreatedDate(created);
        passkey.setSecretData("{}");
        passkey.setCredentialData(
                "{\"aaguid\":\"ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4\",\"credentialId\":\"AAEC\",\"counter\":0,\"transports\":[]}");
        return passkey;
    }
}
