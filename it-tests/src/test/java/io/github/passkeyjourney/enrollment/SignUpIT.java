package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.Upstream;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The nudge where people come in by another door: registration, and an identity provider. */
@KeycloakTest
class SignUpIT {

    @Test
    void whoSignsUpIsAsked(TestRealm realm, App app, Device device) {
        realm.policy(TestPolicy.of("offer"));
        setUp(realm);
        realm.update(representation -> representation.setRegistrationAllowed(true));

        device.open(app.signIn(Map.of("prompt", "create")));
        device.page().fill("#username", "nina");
        device.page().fill("#email", "nina@sign-up.test");
        device.page().fill("#firstName", "Nina");
        device.page().fill("#lastName", "Example");
        device.page().fill("#password", "a password of hers");
        device.page().fill("#password-confirm", "a password of hers");
        device.page().waitForFunction("() => document.cookie.includes('PJ_PROBE=1.')");
        device.page().locator("#kc-register-form [type=submit]").click();

        new NudgePage(device).create().click();
        assertThat(new AppPage(device).detail()).isEqualTo("nina");
        assertThat(device.platform().passkeys()).hasSize(1);
    }

    @Test
    void whoComesFromAnIdentityProviderIsAsked(TestRealm realm, App app, Device device) {
        realm.policy(TestPolicy.of("offer"));
        try (Upstream corp = Upstream.of(realm, null)) {
            setUp(realm);
            device.open(app.signIn());
            new LoginPage(device);
            device.page().waitForFunction("() => document.cookie.includes('PJ_PROBE=1.')");
            corp.signIn(device);

            new NudgePage(device).create().click();
            assertThat(new AppPage(device).detail()).isEqualTo("oscar");
            assertThat(device.platform().passkeys()).hasSize(1);
        }
    }

    private static void setUp(TestRealm realm) {
        AdminApi api = new AdminApi(realm.server());
        assertThat(api.call("POST", realm.name(), "setup", api.admin(), "application/json")
                        .statusCode())
                .isEqualTo(200);
    }
}
