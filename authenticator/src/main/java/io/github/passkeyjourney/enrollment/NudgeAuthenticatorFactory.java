package io.github.passkeyjourney.enrollment;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** The flow step {@code passkey-nudge}, after the last factor. */
public final class NudgeAuthenticatorFactory extends StepFactory {

    /** The id of the step. */
    public static final String ID = "passkey-nudge";

    private static final NudgeAuthenticator NUDGE = new NudgeAuthenticator();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Passkey Journey - nudge";
    }

    @Override
    public String getHelpText() {
        return "Offers a passkey to those whom the rollout policy names. Place it last, after every factor.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return NUDGE;
    }
}
