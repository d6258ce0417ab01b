package io.github.passkeyjourney.audit.store.trail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many rows still waited for their place in a chain when the last run of the job ended. */
final class Unchained {

    /** A server that led until then leads no more, or cannot reach the database. */
    private static final Duration STALE = Duration.ofMinutes(2);

    private final Clock clock;
    private volatile @Nullable Reading last;

    Unchained(Clock clock) {
        this.clock = clock;
    }

    void tell(long rows) {
        last = new Reading(rows, clock.instant());
    }

    /** NaN if this server does not know. Any thread. */
    double rows() {
        Reading reading = last;
        boolean known = reading != null && clock.instant().isBefore(reading.at.plus(STALE));
        return reading != null && known ? reading.rows : Double.NaN;
    }

    private record Reading(long rows, Instant at) {}
}
