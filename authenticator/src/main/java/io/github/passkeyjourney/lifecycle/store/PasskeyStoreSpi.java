package io.github.passkeyjourney.lifecycle.store;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The seam behind which passkeys are remembered. */
public final class PasskeyStoreSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "passkey-journey-passkey-store";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return PasskeyStore.class;
    }

    @Override
    public Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return PasskeyStoreFactory.class;
    }
}
