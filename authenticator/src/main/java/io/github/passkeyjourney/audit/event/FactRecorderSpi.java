package io.github.passkeyjourney.audit.event;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The seam behind which facts are written down. */
public final class FactRecorderSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "passkey-journey-facts";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return FactRecorder.class;
    }

    @Override
    public Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return FactRecorderFactory.class;
    }
}
