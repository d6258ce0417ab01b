package io.github.passkeyjourney.audit.store.behaviour;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a server says about itself.
 *
 * @param source its id
 * @param startedAt when the flusher began
 * @param seenAt when this was said
 * @param appliedUntil facts that were handed over before are applied, or counted as lost
 * @param stoppedAt when it ended in an orderly way; null while it runs
 * @param sequence the last batch
 * @param lost facts lost since the start
 * @param loss those of them that were not told before
 */
record SourceState(
        String source,
        Instant startedAt,
        Instant seenAt,
        Instant appliedUntil,
        @Nullable Instant stoppedAt,
        long sequence,
        long lost,
        @Nullable Loss loss) {

    /**
     * Facts that were lost.
     *
     * @param number counts the losses of this run, from 1
     * @param from not before this moment
     * @param to not after it
     * @param count how many; at least 1
     */
    record Loss(long number, Instant from, Instant to, long count) {}
}
