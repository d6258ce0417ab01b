package io.github.passkeyjourney.platform.setup;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link SetupContributionSpi}; the parts come in the order of their ids. */
public interface SetupContributionFactory extends JourneyProviderFactory<SetupContribution> {}
