package io.github.passkeyjourney.recovery.factor.savedcode;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** The required action {@code passkey-saved-codes}, for apps, for the account console, and for admins who want it of users. */
public final class SavedCodesActionFactory
        implements RequiredActionFactory, JourneyProviderFactory<RequiredActionProvider> {

    /** The id of the action, which is its alias in realms, too. */
    public static final String ID = "passkey-saved-codes";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Save codes for recovery (Passkey Journey)";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new SavedCodesAction(session);
    }
}
