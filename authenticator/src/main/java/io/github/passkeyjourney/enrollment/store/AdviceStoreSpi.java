package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which advice is remembered. */
public final class AdviceStoreSpi extends JourneySpi {

    /** For the service loader. */
    public AdviceStoreSpi() {
        super("passkey-journey-advice-store", AdviceStore.class, AdviceStoreFactory.class);
    }
}
