package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.RecordedFact;
import java.time.Instant;
import java.util.List;

/**
 * Facts that are applied together.
 *
 * @param source the run of a server that saw them
 * @param sequence counts the batches of that run, from 1 without gaps
 * @param facts in the order of their hand-over; at least one
 */
record FactBatch(String source, long sequence, List<RecordedFact> facts) {

    /** When the first of them happened. */
    Instant begin() {
        return facts.get(0).occurredAt();
    }
}
