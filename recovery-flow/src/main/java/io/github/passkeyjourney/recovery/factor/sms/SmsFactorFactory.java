package io.github.passkeyjourney.recovery.factor.sms;

import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.factor.RecoveryFactorFactory;
import org.keycloak.models.KeycloakSession;

/** The method {@code sms-code}. */
public final class SmsFactorFactory implements RecoveryFactorFactory {

    @Override
    public String getId() {
        return RecoveryMethod.SmsCode.ID;
    }

    @Override
    public RecoveryFactor create(KeycloakSession session) {
        return new SmsFactor(session);
    }
}
