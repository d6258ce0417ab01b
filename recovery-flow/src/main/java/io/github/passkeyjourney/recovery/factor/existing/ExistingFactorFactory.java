package io.github.passkeyjourney.recovery.factor.existing;

import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.factor.RecoveryFactorFactory;
import org.keycloak.models.KeycloakSession;

/** The method {@code existing-factor}. */
public final class ExistingFactorFactory implements RecoveryFactorFactory {

    @Override
    public String getId() {
        return RecoveryMethod.ExistingFactor.ID;
    }

    @Override
    public RecoveryFactor create(KeycloakSession session) {
        return new ExistingFactor(session);
    }
}
