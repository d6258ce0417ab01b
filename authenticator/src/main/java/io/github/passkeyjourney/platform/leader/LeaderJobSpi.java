package io.github.passkeyjourney.platform.leader;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Jobs of the leader: each factory contributes one. */
public final class LeaderJobSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "passkey-journey-leader-job";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return LeaderJob.class;
    }

    @Override
    public Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return LeaderJobFactory.class;
    }
}
