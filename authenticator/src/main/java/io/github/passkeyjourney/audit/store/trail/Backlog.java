package io.github.passkeyjourney.audit.store.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What was missed some time ago and is missed still. Bounded; what finds no room is taken up on a later pass. */
final class Backlog {

    private static final int CAPACITY = 10_000;

    private final Map<String, Instant> missedSince = new HashMap<>();

    /** Whether this has been missed for at least that long; it is remembered if it was not missed before. */
    boolean isOverdue(String id, Instant now, Duration grace) {
        Instant since = missedSince.get(id);
        if (since != null) {
            return !now.isBefore(since.plus(grace));
        }
        if (missedSince.size() < CAPACITY) {
            missedSince.put(id, now);
        }
        return false;
    }

    /** This is not missed any more. */
    void settle(String id) {
        missedSince.remove(id);
    }
}
