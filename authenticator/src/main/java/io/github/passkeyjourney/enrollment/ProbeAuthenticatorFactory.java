package io.github.passkeyjourney.enrollment;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** The flow step {@code passkey-probe}, first in the forms sub-flow. */
public final class ProbeAuthenticatorFactory extends StepFactory {

    /** The id of the step. */
    public static final String ID = "passkey-probe";

    private static final ProbeAuthenticator PROBE = new ProbeAuthenticator();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Passkey Journey - probe";
    }

    @Override
    public String getHelpText() {
        return "Finds out what the browser can do with passkeys. Place it first in the forms sub-flow; nobody sees it.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return PROBE;
    }
}
