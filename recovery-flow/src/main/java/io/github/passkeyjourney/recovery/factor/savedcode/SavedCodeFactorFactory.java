package io.github.passkeyjourney.recovery.factor.savedcode;

import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.factor.RecoveryFactorFactory;
import org.keycloak.models.KeycloakSession;

/** The method {@code saved-code}. */
public final class SavedCodeFactorFactory implements RecoveryFactorFactory {

    @Override
    public String getId() {
        return RecoveryMethod.SavedCode.ID;
    }

    @Override
    public RecoveryFactor create(KeycloakSession session) {
        return new SavedCodeFactor(session);
    }
}
