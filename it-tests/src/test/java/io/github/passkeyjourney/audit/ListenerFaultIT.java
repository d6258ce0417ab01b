package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.fault.Fault;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever breaks while facts are written down costs facts, and never a sign-in (security reference, row 36). */
@KeycloakTest
class ListenerFaultIT {
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void mend(KeycloakServer server) throws Exception {
        inject(server, Fault.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "PREPARE"},
            mode = EnumSource.Mode.EXCLUDE)
    void offerEnrollmentAndSignInsGoOn(Fault fault, KeycloakServer server, TestRealm realm, App app, Device device)
            throws Exception {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        inject(server, fault);
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        assertSignedIn(app, device);

        signInWithPasskey(app, device);
        assertSignedIn(app, device);
        device.platform().remove(device.platform().passkeys().get(0));
        alice.admin().removeCredential(alice.passkeys().get(0).getId());
        assertThat(alice.passkeys()).isEmpty();

        inject(server, Fault.NONE);
        new SignIn(app, device).withPassword(realm.user("bob"));
        new NudgePage(device).skip().click();
        new AppPage(device);
        FactRows facts = new FactRows(realm);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(facts.all()).endsWith("skipped", "sign-in password succeeded"));
    }

    /** What fails there is the sign-in itself, so there is nothing to tell of it. */
    @Test
    void ofASignInThatFailsInTheEndNothingIsTold(KeycloakServer server, TestRealm realm, App app, Device device)
            throws Exception {
        TestUser alice = realm.policy(TestPolicy.of("observe")).user("alice");
        inject(server, Fault.PREPARE);
        new SignIn(app, device).withPassword(alice);
        assertThat(device.page().url()).doesNotContain("/callback");

        inject(server, Fault.NONE);
        new SignIn(app, device).withPassword(alice);
        assertSignedIn(app, device);
        new FactRows(realm).await("sign-in password succeeded");
    }

    private static void signInWithPasskey(App app, Device device) {
        device.platform().presence(false);
        device.forgetSession().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.platform().presence(true);
        login.passkeyButton().click();
    }

    private static void assertSignedIn(App app, Device device) {
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
        assertThat(app.refresh(app.tokens()).ok()).isTrue();
    }

    private void inject(KeycloakServer server, Fault fault) throws IOException, InterruptedException {
        URI uri = server.baseUri().resolve("/realms/master/test-fault/now?fault=" + fault);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
    }
}
