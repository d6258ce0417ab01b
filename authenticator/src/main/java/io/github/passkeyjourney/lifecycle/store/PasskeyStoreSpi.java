package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which passkeys are remembered. */
public final class PasskeyStoreSpi extends JourneySpi {

    /** For the service loader. */
    public PasskeyStoreSpi() {
        super("passkey-journey-passkey-store", PasskeyStore.class, PasskeyStoreFactory.class);
    }
}
