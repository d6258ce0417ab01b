package io.github.passkeyjourney.enrollment.store;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The seam behind which nudges are remembered. */
public final class NudgeStoreSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "passkey-journey-nudge-store";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return NudgeStore.class;
    }

    @Override
    public Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return NudgeStoreFactory.class;
    }
}
