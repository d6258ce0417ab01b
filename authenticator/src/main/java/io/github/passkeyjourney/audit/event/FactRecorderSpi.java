package io.github.passkeyjourney.audit.event;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which facts are written down. */
public final class FactRecorderSpi extends JourneySpi {

    /** For the service loader. */
    public FactRecorderSpi() {
        super("passkey-journey-facts", FactRecorder.class, FactRecorderFactory.class);
    }
}
