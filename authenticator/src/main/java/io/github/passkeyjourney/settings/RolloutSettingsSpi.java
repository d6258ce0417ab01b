package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam through which both jars read a realm's rollout, so that it is parsed once. */
public final class RolloutSettingsSpi extends JourneySpi {

    /** For the service loader. */
    public RolloutSettingsSpi() {
        super("passkey-journey-rollout-settings", RolloutSettings.class, RolloutSettingsFactory.class);
    }
}
