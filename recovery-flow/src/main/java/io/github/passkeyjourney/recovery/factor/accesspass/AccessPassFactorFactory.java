package io.github.passkeyjourney.recovery.factor.accesspass;

import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.factor.RecoveryFactorFactory;
import org.keycloak.models.KeycloakSession;

/** The method {@code access-pass}. */
public final class AccessPassFactorFactory implements RecoveryFactorFactory {

    @Override
    public String getId() {
        return RecoveryMethod.AccessPass.ID;
    }

    @Override
    public RecoveryFactor create(KeycloakSession session) {
        return new AccessPassFactor(session);
    }
}
