package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.RecordedFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes facts out of the ring every second, or as soon as a batch is full, and has the projections apply them. What is
 * lost is written down beside. Runs on one thread; only {@link #stop} and what is told for the metrics may be called from
 * another.
 */
final class FactFlusher implements Runnable {

    /** Facts in a full batch. */
    static final int BATCH = 2_000;

    private static final Logger LOG = Logger.getLogger(FactFlusher.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final String source;
    private final FactRing ring;
    private final Deliveries deliveries;
    private final SourceReport report;
    private final Clock clock;
    private final LongSupplier nanos;
    private final LongAdder refused = new LongAdder();

    private volatile @Nullable Duration timeToStop;

    private long sequence;
    private volatile Instant appliedUntil;

    FactFlusher(
            String source,
            FactRing ring,
            Deliveries deliveries,
            SourceJournal journal,
            Clock clock,
            LongSupplier nanos) {
        this.source = source;
        this.ring = ring;
        this.deliveries = deliveries;
        this.report = new SourceReport(source, journal, clock, nanos);
        this.clock = clock;
        this.nanos = nanos;
        this.appliedUntil = clock.instant();
    }

    @Override
    public void run() {
        boolean complained = false;
        while (timeToStop == null) {
            try {
                flush();
                awaitWork();
            } catch (Throwable e) { // Facts are worth little; a flusher that is gone would lose them all.
                if (!complained) {
                    complained = true;
                    LOG.error("The flusher of behaviour facts met something unforeseen; this is not logged again", e);
                }
                LockSupport.parkNanos(INTERVAL.toNanos());
            }
        }
        finish(timeToStop);
    }

    /** Has the thread write what is left and end; it gives up on what cannot be written after {@code time}. */
    void stop(Duration time) {
        timeToStop = time;
    }

    /** One round: takes a batch where somebody has room for it, applies what waits, and reports. */
    void flush() {
        Instant before = clock.instant();
        boolean emptied = false;
        RecordedFact last = null;
        if (deliveries.hasRoom()) {
            List<RecordedFact> facts = ring.take(BATCH);
            emptied = facts.size() < BATCH;
            if (!facts.isEmpty()) {
                last = facts.get(facts.size() - 1);
                if (!deliveries.accept(new FactBatch(source, ++sequence, facts))) {
                    refused.add(facts.size());
                }
                report.news();
            }
        }
        deliveries.work();
        appliedUntil = appliedUntil(before, emptied, last);
        report.writeIfDue(appliedUntil, sequence, lost());
    }

    private Instant appliedUntil(Instant before, boolean emptied, @Nullable RecordedFact last) {
        FactBatch oldest = deliveries.oldest();
        if (oldest != null) {
            return oldest.begin();
        }
        if (emptied) {
            return before;
        }
        return last == null ? appliedUntil : last.occurredAt();
    }

    private long lost() {
        return ring.lost() + refused() + givenUp();
    }

    /** Facts for which a projection had no room. */
    long refused() {
        return refused.sum();
    }

    /** Facts of batches that no attempt got in. */
    long givenUp() {
        return deliveries.givenUp();
    }

    /** How long the oldest fact that is not applied has been waiting, give or take a second. */
    Duration lag() {
        return Duration.between(appliedUntil, clock.instant());
    }

    private void awaitWork() {
        long since = nanos.getAsLong();
        while (timeToStop == null
                && nanos.getAsLong() - since < INTERVAL.toNanos()
                && !(ring.size() >= BATCH && deliveries.hasRoom())) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Writes what is left, and counts as lost what cannot be written in time. */
    private void finish(Duration time) {
        long since = nanos.getAsLong();
        try {
            deliveries.hurry();
            long before;
            do {
                before = progress();
                flush();
            } while (progress() > before && nanos.getAsLong() - since < time.toNanos());
            refused.add(ring.size() + deliveries.size());
            report.writeLast(sequence, lost());
        } catch (Throwable e) {
            LOG.warn("Behaviour facts of the last moments were not written", e);
        }
    }

    private long progress() {
        return sequence + deliveries.applied();
    }
}
