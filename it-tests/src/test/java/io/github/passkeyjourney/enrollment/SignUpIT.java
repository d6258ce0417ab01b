package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;

/** The nudge where people come in by another door: registration, and an identity provider. */
@KeycloakTest
class SignUpIT {

    @Test
    void whoSignsUpIsAsked(TestRealm realm, App app, Device device) {
        realm.policy(TestPolicy.of("offer"));
        AuthenticationManagementResource flows = realm.admin().flows();
        flows.copy("registration", Map.of("newName", "sign-up")).close();
        flows.addExecution("sign-up", Map.of("provider", "passkey-probe", "priority", 1));
        flows.addExecution("sign-up", Map.of("provider", "passkey-nudge", "priority", 1000));
        require(flows, "sign-up");
        realm.update(representation -> {
            representation.setRegistrationAllowed(true);
            representation.setRegistrationFlow("sign-up");
        });

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
        AuthenticationManagementResource flows = realm.admin().flows();
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias("after broker");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flows.createFlow(flow).close();
        flows.addExecution("after broker", Map.of("provider", "passkey-nudge"));
        require(flows, "after broker");
        try (Upstream corp = Upstream.of(realm, "after broker")) {

            device.open(app.signIn());
            new LoginPage(device);
            device.page().waitForFunction("() => document.cookie.includes('PJ_PROBE=1.')");
            corp.signIn(device);

            new NudgePage(device).create().click();
            assertThat(new AppPage(device).detail()).isEqualTo("oscar");
            assertThat(device.platform().passkeys()).hasSize(1);
        }
    }

    private static void require(AuthenticationManagementResource flows, String flow) {
        flows.getExecutions(flow).stream()
                .filter(step -> Set.of("passkey-probe", "passkey-nudge").contains(String.valueOf(step.getProviderId())))
                .forEach(step -> {
                    step.setRequirement("REQUIRED");
                    flows.updateExecutions(flow, step);
                });
    }
}
