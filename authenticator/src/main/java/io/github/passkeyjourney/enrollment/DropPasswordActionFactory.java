package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** The required action {@code passkey-drop-password}, for those whom the policy wants to do without, and for apps. */
public final class DropPasswordActionFactory
        implements RequiredActionFactory, JourneyProviderFactory<RequiredActionProvider> {

    /** The id of the action, which is its alias in realms, too. */
    public static final String ID = "passkey-drop-password";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Remove the password (Passkey Journey)";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new DropPasswordAction(session);
    }
}
