package io.github.passkeyjourney.recovery.contact;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** The required action {@code passkey-recovery-contacts}, for apps and for admins who want it of users. */
public final class ContactsActionFactory
        implements RequiredActionFactory, JourneyProviderFactory<RequiredActionProvider> {

    /** The id of the action, which is its alias in realms, too. */
    public static final String ID = "passkey-recovery-contacts";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Contacts for recovery (Passkey Journey)";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new ContactsAction(session);
    }
}
