package io.github.passkeyjourney.audit.store.behaviour;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The seam behind which rows about behaviour find their cells and pseudonyms. */
public final class FactDictionarySpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "passkey-journey-fact-dictionary";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return FactDictionary.class;
    }

    @Override
    public Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return FactDictionaryFactory.class;
    }
}
