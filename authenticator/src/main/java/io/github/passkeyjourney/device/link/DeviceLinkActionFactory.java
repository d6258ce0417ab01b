package io.github.passkeyjourney.device.link;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** The required action {@code passkey-device-link}, for apps and for our page of the own passkeys. */
public final class DeviceLinkActionFactory
        implements RequiredActionFactory, JourneyProviderFactory<RequiredActionProvider> {

    /** The id of the action, which is its alias in realms, too. */
    public static final String ID = "passkey-device-link";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Add a passkey on a phone (Passkey Journey)";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new DeviceLinkAction(session);
    }
}
