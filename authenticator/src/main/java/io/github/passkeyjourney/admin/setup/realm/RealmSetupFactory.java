package io.github.passkeyjourney.admin.setup.realm;

import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupContributionFactory;
import org.keycloak.models.KeycloakSession;

/** Factory of the part of the set-up that concerns the realm itself. */
public final class RealmSetupFactory implements SetupContributionFactory {

    @Override
    public String getId() {
        return "realm";
    }

    @Override
    public SetupContribution create(KeycloakSession session) {
        return new RealmSetup(session);
    }
}
