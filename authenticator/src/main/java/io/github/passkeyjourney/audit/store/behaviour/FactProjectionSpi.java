package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam through which behaviour facts become rows, each projection in its own way. */
public final class FactProjectionSpi extends JourneySpi {

    /** For the service loader. */
    public FactProjectionSpi() {
        super("passkey-journey-fact-projection", FactProjection.class, FactProjectionFactory.class);
    }
}
