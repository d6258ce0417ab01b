package io.github.passkeyjourney.recovery.factor.email;

import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.factor.RecoveryFactorFactory;
import org.keycloak.models.KeycloakSession;

/** The method {@code email-code}. */
public final class EmailFactorFactory implements RecoveryFactorFactory {

    @Override
    public String getId() {
        return RecoveryMethod.EmailCode.ID;
    }

    @Override
    public RecoveryFactor create(KeycloakSession session) {
        return new EmailFactor(session);
    }
}
