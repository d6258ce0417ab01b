package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which nudges are remembered. */
public final class NudgeStoreSpi extends JourneySpi {

    /** For the service loader. */
    public NudgeStoreSpi() {
        super("passkey-journey-nudge-store", NudgeStore.class, NudgeStoreFactory.class);
    }
}
