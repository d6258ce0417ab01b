package io.github.passkeyjourney.settings;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The seam through which both jars read a realm's rollout, so that it is parsed once. */
public final class RolloutSettingsSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "passkey-journey-rollout-settings";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RolloutSettings.class;
    }

    @Override
    public Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return RolloutSettingsFactory.class;
    }
}
