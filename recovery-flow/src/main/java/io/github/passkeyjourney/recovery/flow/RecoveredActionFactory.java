package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** The required action {@code passkey-recovered}: what comes after the new passkey. Asked for by the flow step alone. */
public final class RecoveredActionFactory
        implements RequiredActionFactory, JourneyProviderFactory<RequiredActionProvider> {

    /** The id of the action, which is its alias in realms, too. */
    public static final String ID = "passkey-recovered";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "After a recovery (Passkey Journey)";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new RecoveredAction(session);
    }
}
