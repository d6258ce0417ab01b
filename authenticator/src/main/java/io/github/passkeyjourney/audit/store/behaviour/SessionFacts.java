package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.platform.AfterCommit;

/** The facts of one request, on their way into the ring, which counts what it cannot take. */
final class SessionFacts extends AfterCommit<RecordedFact> {

    private final FactRing ring;

    SessionFacts(FactRing ring) {
        this.ring = ring;
    }

    void add(RecordedFact fact) {
        keep(fact);
    }

    @Override
    protected void handOver(RecordedFact fact) {
        ring.offer(fact);
    }
}
