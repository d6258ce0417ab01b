package io.github.passkeyjourney.platform;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** A seam of our own, which Keycloak does not offer to others. */
public abstract class JourneySpi implements Spi {

    private final String name;
    private final Class<? extends Provider> provider;
    private final Class<? extends ProviderFactory<? extends Provider>> factory;

    /** @param name unique among the seams of the server; the first part of its options */
    protected JourneySpi(
            String name,
            Class<? extends Provider> provider,
            Class<? extends ProviderFactory<? extends Provider>> factory) {
        this.name = name;
        this.provider = provider;
        this.factory = factory;
    }

    @Override
    public final boolean isInternal() {
        return true;
    }

    @Override
    public final String getName() {
        return name;
    }

    @Override
    public final Class<? extends Provider> getProviderClass() {
        return provider;
    }

    @Override
    public final Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return factory;
    }
}
