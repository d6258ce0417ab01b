package io.github.passkeyjourney.platform.leader;

import io.github.passkeyjourney.platform.JourneySpi;

/** Jobs of the leader: each factory contributes one. */
public final class LeaderJobSpi extends JourneySpi {

    /** For the service loader. */
    public LeaderJobSpi() {
        super("passkey-journey-leader-job", LeaderJob.class, LeaderJobFactory.class);
    }
}
