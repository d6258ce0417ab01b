package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows on the metrics endpoint how the pipeline fares. Asks it for numbers that it has anyway. */
final class PipelineMeters {

    private static final String LOST = "passkey.journey.facts.lost";
    private static final String LOST_MEANING = "Behaviour facts that will not be in the reports";
    private static final double MILLIS = 1_000;

    private final Meters meters;
    private final LongSupplier nanos;

    /** @param nanos a clock that only runs forward, as {@link System#nanoTime} */
    PipelineMeters(Meters meters, LongSupplier nanos) {
        this.meters = meters;
        this.nanos = nanos;
    }

    void watch(FactRing ring) {
        meters.gauge("passkey.journey.ring.size", "Behaviour facts that wait in memory to be written", ring::size);
        meters.gauge("passkey.journey.ring.capacity", "Behaviour facts that may wait in memory", ring::capacity);
        meters.total(LOST, LOST_MEANING, ring, FactRing::noRoom, "reason", "no-room");
        meters.total(LOST, LOST_MEANING, ring, FactRing::notTaken, "reason", "not-taken");
    }

    void watch(FactFlusher flusher) {
        meters.gauge(
                "passkey.journey.flush.lag.seconds",
                "How long the oldest behaviour fact has been waiting to be written",
                () -> Math.max(0, flusher.lag().toMillis() / MILLIS));
        meters.total(LOST, LOST_MEANING, flusher, FactFlusher::refused, "reason", "projection-full");
        meters.total(LOST, LOST_MEANING, flusher, FactFlusher::givenUp, "reason", "given-up");
    }

    /**
     * The same target, each of whose batches is timed if it gets in and counted if it does not.
     *
     * @param projection the projection to which it brings them
     */
    Delivery.Target watched(String projection, Delivery.Target target) {
        Timer applied =
                meters.timer("passkey.journey.flush", "Batches of behaviour facts written", "projection", projection);
        Counter failures = meters.counter(
                "passkey.journey.flush.failures",
                "Attempts to write a batch of behaviour facts that failed",
                "projection",
                projection);
        return batch -> {
            long since = nanos.getAsLong();
            try {
                target.apply(batch);
            } catch (Throwable e) {
                failures.increment();
                throw e;
            }
            applied.record(nanos.getAsLong() - since, TimeUnit.NANOSECONDS);
        };
    }
}
