package io.github.passkeyjourney.audit.store;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which audit facts are kept. */
public final class AuditTrailSpi extends JourneySpi {

    /** For the service loader. */
    public AuditTrailSpi() {
        super("passkey-journey-audit-trail", AuditTrail.class, AuditTrailFactory.class);
    }
}
