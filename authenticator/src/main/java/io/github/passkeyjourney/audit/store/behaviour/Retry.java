package io.github.passkeyjourney.audit.store.behaviour;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * When to try again what failed: after a second, then twice as long each time, at most half a minute. An outage is logged
 * once when it begins and once when it ends. For one thread.
 */
final class Retry {

    private static final Logger LOG = Logger.getLogger(Retry.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final String what;
    private final LongSupplier nanos;

    private @Nullable Duration pause;
    private long failedAt;

    /**
     * @param what cannot be done, in words for the log
     * @param nanos a clock that only runs forward, as {@link System#nanoTime}
     */
    Retry(String what, LongSupplier nanos) {
        this.what = what;
        this.nanos = nanos;
    }

    /** Whether it may be tried now. */
    boolean isDue() {
        return pause == null || nanos.getAsLong() - failedAt >= pause.toNanos();
    }

    void failed(Throwable cause) {
        failedAt = nanos.getAsLong();
        if (pause == null) {
            pause = FIRST;
            LOG.warnf(
                    cause,
                    "%s is not possible. Sign-ins go on without it; it is tried again at least every %s.",
                    what,
                    LONGEST);
        } else {
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        }
    }

    void succeeded() {
        if (pause != null) {
            pause = null;
            LOG.infof("%s is possible again.", what);
        }
    }

    /** Ends the pause, though nothing has succeeded yet. */
    void hurry() {
        failedAt = nanos.getAsLong() - LONGEST.toNanos();
    }
}
