package io.github.passkeyjourney.admin.setup.client;

import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupContributionFactory;
import org.keycloak.models.KeycloakSession;

/** Factory of the part of the set-up that creates our clients. */
public final class ClientSetupFactory implements SetupContributionFactory {

    @Override
    public String getId() {
        return "clients";
    }

    @Override
    public SetupContribution create(KeycloakSession session) {
        return new ClientSetup(session);
    }
}
