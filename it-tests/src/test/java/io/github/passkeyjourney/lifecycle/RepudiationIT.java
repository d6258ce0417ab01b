package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.harness.Tokens;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.GuardPage;
import io.github.passkeyjourney.page.NudgePage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** "This wasn't me": a mail is enough to lock a stranger out, and to do nothing else. */
@KeycloakTest
class RepudiationIT {

    private static final Map<String, String> ENROL = Map.of("kc_action", "passkey-enroll");

    @Test
    void aPasskeyOfSomebodyElseIsLockedOutByTheLinkOfItsMail(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) throws Exception {
        realm.listener("passkey-audit")
                .attribute("frontendUrl", server.baseUri().toString())
                .policy(TestPolicy.passwordSuffices(TestPolicy.of("offer")));
        TestUser alice = realm.user("alice");
        Device laptop = devices.platform();
        laptop.context().addInitScript(SuspensionIT.ONLY_BY_BUTTON);
        enrol(app, laptop, alice);
        mailbox.await(alice.email());
        // The thief knows the password and changes the address before anything else.
        alice.update(user -> user.setEmail("thief@" + realm.name() + ".test"));
        Device thief = devices.platform();
        enrol(app, thief, alice);
        Tokens stolen = app.tokens();
        URI link = await().until(
                        () -> mailbox.to(alice.email()).stream()
                                .filter(mail -> mail.text().contains("belonged to the account"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .link();

        // A mail scanner, somebody else's realm, and a link that was changed.
        for (String method : new String[] {"GET", "HEAD", "GET"}) {
            assertThat(send(method, link.toString())).isEqualTo(200);
        }
        TestRealm other = realm.neighbour("other", false);
        assertThat(send("POST", link.toString().replace("/" + realm.name() + "/", "/" + other.name() + "/")))
                .isEqualTo(400);
        assertThat(send("POST", link.toString().replaceFirst("token=.", "token=")))
                .isEqualTo(400);
        assertThat(send("POST", link.toString().replaceFirst("\\?.*", ""))).isEqualTo(400);
        assertThat(alice.passkeys()).hasSize(2);
        assertThat(app.refresh(stolen).ok()).isTrue();

        Page page = devices.plain().page();
        page.navigate(link.toString());
        page.locator("#passkey-repudiation[data-step='ask']").waitFor();
        page.locator("#passkey-confirm").dblclick();
        page.locator("#passkey-repudiation[data-step='done']").waitFor();
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(alice.admin().credentials())
                .extracting(CredentialRepresentation::getType)
                .containsOnlyOnce("password", "webauthn-passwordless", "webauthn-passwordless-suspended");
        assertThat(alice.admin().getUserSessions()).isEmpty();
        assertThat(app.refresh(stolen).ok()).isFalse();
        assertThat(mailbox.await(alice.email(), "was suspended").text()).contains("Only your help desk");

        // The password alone makes no other one, though the policy would let it; what the owner had before does.
        Device next = devices.platform();
        new SignIn(app, next).withPassword(alice, ENROL);
        assertThat(new GuardPage(next).verdict()).isEqualTo("step-up");
        // Nor does it take away what holds it back.
        String lockedOut = alice.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("webauthn-passwordless-suspended"))
                .findFirst()
                .orElseThrow()
                .getId();
        new SignIn(app, next).withPassword(alice, Map.of("kc_action", "delete_credential:" + lockedOut));
        new GuardPage(next).leave().click();
        next.page().locator("body[data-page-id='login-error']").waitFor();
        assertThat(alice.admin().credentials()).hasSize(3);
        new SignIn(app, laptop).withPassword(alice, ENROL);
        new GuardPage(laptop).useKey().click();
        new NudgePage(laptop).skip().click();
        new AppPage(laptop);

        // Said once more, nobody is signed out.
        Tokens owned = app.tokens();
        assertThat(send("POST", link.toString())).isEqualTo(200);
        assertThat(app.refresh(owned).ok()).isTrue();

        // Nor after the helpdesk has looked at it, however old the mail; nor twice for a passkey that is gone.
        AdminApi api = new AdminApi(server);
        assertThat(api.send(
                                "POST",
                                realm.name(),
                                "users/" + alice.id() + "/passkeys/" + lockedOut + "/resume",
                                api.admin(),
                                "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", link.toString())).isEqualTo(400);
        assertThat(alice.passkeys()).hasSize(2);
        assertThat(app.refresh(owned).ok()).isTrue();
        alice.admin().removeCredential(lockedOut);
        assertThat(send("POST", link.toString())).isEqualTo(200);
        assertThat(alice.admin().getUserSessions()).isEmpty();
        new SignIn(app, laptop).withPassword(alice);
        new AppPage(laptop);
        assertThat(send("POST", link.toString())).isEqualTo(400);
        assertThat(alice.admin().getUserSessions()).hasSize(1);
    }

    private static void enrol(App app, Device device, TestUser user) {
        new SignIn(app, device).withPassword(user, ENROL);
        new NudgePage(device).create().click();
        new AppPage(device);
    }

    private static int send(String method, String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
