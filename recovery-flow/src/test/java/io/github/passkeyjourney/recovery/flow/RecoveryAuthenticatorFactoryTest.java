package io.github.passkeyjourney.recovery.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** What the step tells Keycloak of itself. */
class RecoveryAuthenticatorFactoryTest {

    /** Row 3 of the threats: Keycloak counts the wrong answers of no other category. */
    @Test
    void everyStepOfRecoveryIsOfACategoryThatBruteForceProtectionCounts() {
        List<AuthenticatorFactory> ours = ServiceLoader.load(AuthenticatorFactory.class).stream()
                .filter(provider -> provider.type().getPackageName().startsWith("io.github.passkeyjourney.recovery"))
                .map(ServiceLoader.Provider::get)
                .toList();
        assertThat(ours)
                .isNotEmpty()
                .allSatisfy(factory -> assertThat(factory.getReferenceCategory())
                        .isIn(Set.of("password", "otp", "recovery-authn-codes")));
    }

    @Test
    void itIsRequiredOrNotThere() {
        assertThat(new RecoveryAuthenticatorFactory().getRequirementChoices())
                .as("an alternative could be gone past")
                .containsExactlyInAnyOrder(Requirement.REQUIRED, Requirement.DISABLED);
    }
}
