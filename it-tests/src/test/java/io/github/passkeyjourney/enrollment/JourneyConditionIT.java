package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.OtpPage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;

/** The condition in a flow that an admin has built. */
@KeycloakTest
class JourneyConditionIT {

    private static final String CONDITION = "conditional-passkey-journey";

    @Test
    void theStepForOneTimeCodesIsSkippedForHoldersOfASyncedPasskey(TestRealm realm, App app, Device device) {
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        String step = condition(realm, Map.of("hasSyncedPasskey", "true", "negate", "true"));
        new SignIn(app, device).withPassword(carol);
        new OtpPage(device).enter(carol.code());
        new NudgePage(device).create().click();
        new AppPage(device);

        device.platform().presence(false);
        new SignIn(app, device).withPassword(carol);
        assertThat(new AppPage(device).signedIn()).isTrue();

        // A policy that cannot be read is a "no", which is turned round: when in doubt the step runs.
        realm.policy("{");
        configure(realm, step, Map.of("phases", "offer", "negate", "true"));
        new SignIn(app, device).withPassword(carol);
        new OtpPage(device);
    }

    @Test
    void theConsoleExplainsEachSetting(TestRealm realm) {
        assertThat(realm.admin()
                        .flows()
                        .getAuthenticatorConfigDescription(CONDITION)
                        .getProperties())
                .extracting(ConfigPropertyRepresentation::getName)
                .containsExactly("phases", "cohorts", "hasPasskey", "hasSyncedPasskey", "deviceCapable", "negate");
        assertThat(realm.admin()
                        .flows()
                        .getAuthenticatorConfigDescription(CONDITION)
                        .getProperties())
                .allSatisfy(property -> assertThat(property.getHelpText()).isNotBlank());
    }

    /** Puts the condition into the sub-flow with the second factors, and returns the id of its step. */
    private static String condition(TestRealm realm, Map<String, String> settings) {
        AuthenticationManagementResource flows = realm.admin().flows();
        String flow = realm.admin().toRepresentation().getBrowserFlow();
        String second = flows.getExecutions(flow).stream()
                .map(AuthenticationExecutionInfoRepresentation::getDisplayName)
                .filter(name -> String.valueOf(name).contains("2FA"))
                .findFirst()
                .orElseThrow();
        flows.addExecution(second, Map.of("provider", CONDITION, "priority", 1));
        AuthenticationExecutionInfoRepresentation step = flows.getExecutions(flow).stream()
                .filter(candidate -> CONDITION.equals(candidate.getProviderId()))
                .findFirst()
                .orElseThrow();
        step.setRequirement("REQUIRED");
        flows.updateExecutions(flow, step);
        configure(realm, step.getId(), settings);
        return step.getId();
    }

    private static void configure(TestRealm realm, String step, Map<String, String> settings) {
        AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
        config.setAlias("journey-" + settings.hashCode());
        config.setConfig(settings);
        realm.admin().flows().newExecutionConfig(step, config).close();
    }
}
