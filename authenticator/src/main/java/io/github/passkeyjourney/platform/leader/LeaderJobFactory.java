package io.github.passkeyjourney.platform.leader;

import org.keycloak.provider.ProviderFactory;

/** Factory of the {@link LeaderJobSpi}; its id names the job in the log. */
public interface LeaderJobFactory extends ProviderFactory<LeaderJob> {}
