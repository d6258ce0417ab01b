package io.github.passkeyjourney.recovery.setup;

import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupContributionFactory;
import org.keycloak.models.KeycloakSession;

/** Factory of the part of the set-up that concerns recovery. */
public final class RecoverySetupFactory implements SetupContributionFactory {

    @Override
    public String getId() {
        return "recovery";
    }

    @Override
    public SetupContribution create(KeycloakSession session) {
        return new RecoverySetup();
    }
}
