package io.github.passkeyjourney.platform.leader;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link LeaderJobSpi}; its id names the job in the log. */
public interface LeaderJobFactory extends JourneyProviderFactory<LeaderJob> {}
