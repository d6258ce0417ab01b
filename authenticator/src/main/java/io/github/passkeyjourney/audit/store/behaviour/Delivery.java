package io.github.passkeyjourney.audit.store.behaviour;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings batches to one projection, in order. While it fails they wait here, and the other projections go on. */
final class Delivery {

    /** Batches that may wait; together with the ring at most some 100 000 facts, or 20 MB. */
    static final int MAX_WAITING = 16;

    /** Attempts, over some ten minutes, after which a batch is given up: it may be the batch that is at fault. */
    static final int MAX_ATTEMPTS = 25;

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final String projection;
    private final Target target;
    private final Deque<FactBatch> waiting = new ArrayDeque<>();
    private final Retry retry;
    private final LongAdder givenUp = new LongAdder();

    private int attempts;
    private long applied;

    Delivery(String projection, Target target, LongSupplier nanos) {
        this.projection = projection;
        this.target = target;
        this.retry = new Retry("Writing behaviour facts to the projection '" + projection + "'", nanos);
    }

    /** Whether nothing waits. */
    boolean isIdle() {
        return waiting.isEmpty();
    }

    boolean hasRoom() {
        return waiting.size() < MAX_WAITING;
    }

    /** Takes a batch, or refuses it for want of room. */
    boolean accept(FactBatch batch) {
        return hasRoom() && waiting.add(batch);
    }

    /** Applies what waits until all is done or something fails. */
    void work() {
        while (!waiting.isEmpty() && retry.isDue()) {
            try {
                target.apply(waiting.element());
            } catch (Throwable e) { // An Error of a projection must not end the flusher for the others.
                retry.failed(e);
                if (++attempts == MAX_ATTEMPTS) {
                    giveUp(waiting.remove(), e);
                }
                return;
            }
            waiting.remove();
            attempts = 0;
            applied++;
            retry.succeeded();
        }
    }

    private void giveUp(FactBatch batch, Throwable cause) {
        attempts = 0;
        givenUp.add(batch.facts().size());
        LOG.errorf(
                cause,
                "Batch %d of behaviour facts is given up: the projection '%s' failed %d times",
                batch.sequence(),
                projection,
                MAX_ATTEMPTS);
    }

    /** Facts of the batches that were given up. Any thread. */
    long givenUp() {
        return givenUp.sum();
    }

    void hurry() {
        retry.hurry();
    }

    /** Batches applied so far. */
    long applied() {
        return applied;
    }

    /** The batch that waits longest. */
    @Nullable
    FactBatch oldest() {
        return waiting.peek();
    }

    /** Facts that wait. */
    int size() {
        return waiting.stream().mapToInt(batch -> batch.facts().size()).sum();
    }

    /** Applies a batch, whether for the first time or once more. */
    @FunctionalInterface
    interface Target {

        /** Throws whatever went wrong; the batch will come again. */
        void apply(FactBatch batch);
    }
}
