package io.github.passkeyjourney.audit.store.behaviour;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings each batch to all projections in one transaction, so that a server that is killed leaves no batch behind that some
 * of them have and others lack. Where that fails, it is brought to each of them alone, and so are the next ones until none
 * waits any longer: a projection that fails must not keep the others from going on.
 */
final class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final Delivery.Target together;
    private final List<Delivery> apart;

    private long appliedTogether;

    /**
     * @param together applies a batch to all projections or to none; never sees a batch twice
     * @param apart one for each projection
     */
    Deliveries(Delivery.Target together, List<Delivery> apart) {
        this.together = together;
        this.apart = apart;
    }

    /** One projection that is stuck does not keep the others from taking; only when all are, facts wait in the ring. */
    boolean hasRoom() {
        return apart.isEmpty() || apart.stream().anyMatch(Delivery::hasRoom);
    }

    /** Takes a batch, and tells whether each projection will see it or has seen it. */
    boolean accept(FactBatch batch) {
        if (apart.stream().allMatch(Delivery::isIdle) && applyTogether(batch)) {
            return true;
        }
        boolean allTookIt = true;
        for (Delivery delivery : apart) {
            allTookIt &= delivery.accept(batch);
        }
        return allTookIt;
    }

    private boolean applyTogether(FactBatch batch) {
        try {
            together.apply(batch);
        } catch (
                Throwable
                        e) { // Which projection it was, and whether all is written after all, shows when each is tried
            // alone.
            LOG.debugf(e, "Batch %d of behaviour facts did not get in as a whole", batch.sequence());
            return false;
        }
        appliedTogether++;
        return true;
    }

    /** Tries what waits. */
    void work() {
        apart.forEach(Delivery::work);
    }

    /** Has what waits tried at once, though it failed a moment ago. */
    void hurry() {
        apart.forEach(Delivery::hurry);
    }

    /** Of the batches that wait the one with the oldest facts. */
    @Nullable
    FactBatch oldest() {
        FactBatch oldest = null;
        for (FactBatch batch : waiting().toList()) {
            if (oldest == null || batch.begin().isBefore(oldest.begin())) {
                oldest = batch;
            }
        }
        return oldest;
    }

    private Stream<FactBatch> waiting() {
        return apart.stream().map(Delivery::oldest).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /** Facts for which the projection that has most of them waits. */
    int size() {
        return apart.stream().mapToInt(Delivery::size).max().orElse(0);
    }

    /** Facts of batches that no attempt got in. Any thread. */
    long givenUp() {
        return apart.stream().mapToLong(Delivery::givenUp).sum();
    }

    /** Grows with each batch that got in somewhere. */
    long applied() {
        return appliedTogether + apart.stream().mapToLong(Delivery::applied).sum();
    }
}
