package io.github.passkeyjourney.audit.store;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The seam behind which audit facts are kept. */
public final class AuditTrailSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "passkey-journey-audit-trail";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return AuditTrail.class;
    }

    @Override
    public Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return AuditTrailFactory.class;
    }
}
