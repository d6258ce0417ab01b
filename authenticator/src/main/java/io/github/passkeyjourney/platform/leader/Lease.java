package io.github.passkeyjourney.platform.leader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One server's claim to a lease. Not thread-safe. Servers whose clocks differ by more than the duration may both believe to
 * hold it; what they then do must be guarded by itself.
 */
final class Lease {

    private final LeaseTable table;
    private final String name;
    private final String holder;
    private final Duration duration;
    private final Clock clock;

    private @Nullable Term held;

    /**
     * @param name of what is leased
     * @param holder the claimant, unique in the cluster
     * @param duration how long a holder that died keeps the others waiting
     */
    Lease(LeaseTable table, String name, String holder, Duration duration, Clock clock) {
        this.table = table;
        this.name = name;
        this.holder = holder;
        this.duration = duration;
        this.clock = clock;
    }

    /**
     * Takes the lease if it is free, renews it if half of the term is over, and says whether it is held.
     *
     * @throws RuntimeException if the database cannot tell
     */
    boolean hold() {
        Instant now = clock.instant();
        Term present = held;
        if (present != null && now.plus(duration.dividedBy(2)).isBefore(present.expiresAt())) {
            return true;
        }
        held = null;
        held = claim(now);
        return held != null;
    }

    private @Nullable Term claim(Instant now) {
        Instant until = now.plus(duration);
        Term present = table.find(name).orElse(null);
        if (present == null) {
            Term first = new Term(holder, 1, until);
            return table.insert(name, first) ? first : null;
        }
        if (!present.holder().equals(holder) && now.isBefore(present.expiresAt())) {
            return null;
        }
        Term next = present.next(holder, until);
        return table.replace(name, present, next) ? next : null;
    }
}
