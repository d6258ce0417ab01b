package io.github.passkeyjourney.device;

import io.github.passkeyjourney.enrollment.StepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** The flow step {@code passkey-multi-device}, after the nudge. */
public final class MultiDeviceAuthenticatorFactory extends StepFactory {

    /** The id of the step. */
    public static final String ID = "passkey-multi-device";

    private static final MultiDeviceAuthenticator STEP = new MultiDeviceAuthenticator();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Passkey Journey - second device";
    }

    @Override
    public String getHelpText() {
        return "Advises holders of one passkey how to outlive the loss of its device. Place it right after the nudge.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
