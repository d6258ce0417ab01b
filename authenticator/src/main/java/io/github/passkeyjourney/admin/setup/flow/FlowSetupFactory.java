package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupContributionFactory;
import org.keycloak.models.KeycloakSession;

/** Factory of the part of the set-up that puts our steps into flows. */
public final class FlowSetupFactory implements SetupContributionFactory {

    @Override
    public String getId() {
        return "flows";
    }

    @Override
    public SetupContribution create(KeycloakSession session) {
        return new FlowSetup(session, new ProviderKinds(session));
    }
}
