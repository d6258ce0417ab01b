package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.RecordedFact;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given, unless it is told to fail. */
final class FakeTarget implements Delivery.Target {

    private final List<FactBatch> batches = new ArrayList<>();
    private int attempts;
    private boolean failing;

    void fail(boolean now) {
        failing = now;
    }

    /** One transaction of all of these, which comes to nothing if one of them fails. */
    static Delivery.Target together(FakeTarget... targets) {
        return batch -> {
            List.of(targets).forEach(FakeTarget::failIfTold);
            List.of(targets).forEach(target -> target.batches.add(batch));
        };
    }

    @Override
    public void apply(FactBatch batch) {
        attempts++;
        failIfTold();
        batches.add(batch);
    }

    private void failIfTold() {
        if (failing) {
            // The worst that may come: an Error must not end the flusher either.
            throw new NoClassDefFoundError("told to fail");
        }
    }

    List<RecordedFact> facts() {
        return batches.stream().flatMap(batch -> batch.facts().stream()).toList();
    }

    List<Long> sequences() {
        return batches.stream().map(FactBatch::sequence).toList();
    }

    /** Alone, without those in one transaction with others. */
    int attempts() {
        return attempts;
    }
}
