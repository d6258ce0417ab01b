package io.github.passkeyjourney.recovery.factor;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which each method of recovery stands. */
public final class RecoveryFactorSpi extends JourneySpi {

    /** For the service loader. */
    public RecoveryFactorSpi() {
        super("passkey-journey-recovery-factor", RecoveryFactor.class, RecoveryFactorFactory.class);
    }
}
