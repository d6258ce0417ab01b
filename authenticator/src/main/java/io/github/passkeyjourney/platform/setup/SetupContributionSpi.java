package io.github.passkeyjourney.platform.setup;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which the parts of the set-up are. */
public final class SetupContributionSpi extends JourneySpi {

    /** For the service loader. */
    public SetupContributionSpi() {
        super("passkey-journey-setup", SetupContribution.class, SetupContributionFactory.class);
    }
}
