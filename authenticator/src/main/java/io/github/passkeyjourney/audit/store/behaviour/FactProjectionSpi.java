package io.github.passkeyjourney.audit.store.behaviour;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The seam through which behaviour facts become rows, each projection in its own way. */
public final class FactProjectionSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "passkey-journey-fact-projection";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return FactProjection.class;
    }

    @Override
    public Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return FactProjectionFactory.class;
    }
}
