package io.github.passkeyjourney.platform.leader;

import java.time.Duration;
import org.keycloak.provider.Provider;

/**
 * Work that one server of a cluster does from time to time. For a moment two servers may both take themselves for the
 * leader, so a job must be right even then; the lease only keeps it from being done twice for nothing.
 */
public interface LeaderJob extends Provider {

    /** How long to wait after the end of a run. Jobs are looked at every two seconds. */
    Duration interval();

    /**
     * Does what there is to do, in small transactions of its own: the session at hand has none. Returns within half a minute,
     * what is left is done next time. May throw whatever it likes; that is logged once until it works again.
     */
    void run();

    @Override
    default void close() {}
}
