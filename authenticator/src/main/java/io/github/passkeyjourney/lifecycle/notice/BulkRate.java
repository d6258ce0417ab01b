package io.github.passkeyjourney.lifecycle.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many mails to many people a realm may send now, so that its mail server is not taken for one that sends spam: also after it
 * was away, when all are due at once, and however many cohorts are told. Kept in memory by the one server that sends; after a
 * change of that one some seconds' worth may go twice as fast. Not for several threads.
 */
public final class BulkRate {

    /** So many of a realm within a minute. */
    public static final int PER_MINUTE = 300;

    /** What a realm that has sent none for a while may send at once: about what comes together between two beats. */
    static final int AT_ONCE = 20;

    private static final Duration EACH = Duration.ofMinutes(1).dividedBy(PER_MINUTE);
    private static final Duration RESERVE = EACH.multipliedBy(AT_ONCE);

    private final Clock clock;

    /** Up to when what a realm has sent takes its time. */
    private final Map<String, Instant> taken = new HashMap<>();

    /** @param clock tells how much time has gone by */
    public BulkRate(Clock clock) {
        this.clock = clock;
    }

    /** How many a realm may send now; 0 to {@link #AT_ONCE}. */
    public int left(String realmId) {
        Duration free = Duration.between(begin(realmId), clock.instant());
        return free.isNegative() ? 0 : (int) free.dividedBy(EACH);
    }

    /** One was sent, or tried. */
    public void take(String realmId) {
        taken.put(realmId, begin(realmId).plus(EACH));
        Instant now = clock.instant();
        taken.values().removeIf(until -> until.isBefore(now.minus(RESERVE)));
    }

    private Instant begin(String realmId) {
        Instant earliest = clock.instant().minus(RESERVE);
        Instant until = taken.getOrDefault(realmId, earliest);
        return until.isBefore(earliest) ? earliest : until;
    }
}
