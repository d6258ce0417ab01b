package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link RolloutSettingsSpi}. */
public interface RolloutSettingsFactory extends JourneyProviderFactory<RolloutSettings> {}
