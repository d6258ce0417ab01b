package io.github.passkeyjourney.settings;

import org.keycloak.provider.ProviderFactory;

/** Factory of the {@link RolloutSettingsSpi}. */
public interface RolloutSettingsFactory extends ProviderFactory<RolloutSettings> {}
