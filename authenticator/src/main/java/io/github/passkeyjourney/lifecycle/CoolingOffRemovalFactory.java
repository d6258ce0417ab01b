package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own factory, under the same id {@code delete_credential}. */
public final class CoolingOffRemovalFactory
        implements RequiredActionFactory, JourneyProviderFactory<RequiredActionProvider> {

    private static final CoolingOffRemoval REMOVAL = new CoolingOffRemoval();

    @Override
    public String getId() {
        return DeleteCredentialAction.PROVIDER_ID;
    }

    /** As Keycloak's own names itself. */
    @Override
    public String getDisplayText() {
        return "Delete Credential";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return REMOVAL;
    }

    /** Above the factory that it replaces. */
    @Override
    public int order() {
        return 10;
    }
}
