package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.store.behaviour.SourceState.Loss;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes facts out of the ring every second, or as soon as a batch is full, and has each projection apply them. What is
 * lost is written down beside. Runs on one thread; only {@link #stop} may be called from another.
 */
final class FactFlusher implements Runnable {

    /** Facts in a full batch. */
    static final int BATCH = 2_000;

    private static final Logger LOG = Logger.getLogger(FactFlusher.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration IDLE_REPORT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final String source;
    private final FactRing ring;
    private final List<Delivery> deliveries;
    private final SourceJournal journal;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Retry journalRetry;
    private final Instant startedAt;

    private volatile @Nullable Duration timeToStop;

    private long sequence;
    private long refused;
    private Instant appliedUntil;
    private Instant lossesToldUntil;
    private long lossesTold;
    private @Nullable Loss loss;
    private long lossNumber;
    private boolean changed = true;
    private long reportedAt;

    FactFlusher(
            String source,
            FactRing ring,
            List<Delivery> deliveries,
            SourceJournal journal,
            Clock clock,
            LongSupplier nanos) {
        this.source = source;
        this.ring = ring;
        this.deliveries = deliveries;
        this.journal = journal;
        this.clock = clock;
        this.nanos = nanos;
        this.journalRetry = new Retry("Writing down how complete behaviour facts are", nanos);
        this.startedAt = clock.instant();
        this.appliedUntil = startedAt;
        this.lossesToldUntil = startedAt;
        this.reportedAt = nanos.getAsLong() - INTERVAL.toNanos();
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
        if (hasRoom()) {
            List<RecordedFact> facts = ring.take(BATCH);
            emptied = facts.size() < BATCH;
            if (!facts.isEmpty()) {
                last = facts.get(facts.size() - 1);
                hand(new FactBatch(source, ++sequence, facts));
                changed = true;
            }
        }
        deliveries.forEach(Delivery::work);
        appliedUntil = appliedUntil(before, emptied, last);
        if (isTimeToReport()) {
            report(null);
        }
    }

    /** One projection that is stuck does not keep the others from taking; only when all are, facts wait in the ring. */
    private boolean hasRoom() {
        return deliveries.isEmpty() || deliveries.stream().anyMatch(Delivery::hasRoom);
    }

    private void hand(FactBatch batch) {
        boolean allTookIt = true;
        for (Delivery delivery : deliveries) {
            allTookIt &= delivery.accept(batch);
        }
        if (!allTookIt) {
            refused += batch.facts().size();
        }
    }

    private Instant appliedUntil(Instant before, boolean emptied, @Nullable RecordedFact last) {
        Instant oldest = null;
        for (Delivery delivery : deliveries) {
            FactBatch batch = delivery.oldest();
            if (batch != null
                    && (oldest == null || batch.facts().get(0).occurredAt().isBefore(oldest))) {
                oldest = batch.facts().get(0).occurredAt();
            }
        }
        if (oldest != null) {
            return oldest;
        }
        if (emptied) {
            return before;
        }
        return last == null ? appliedUntil : last.occurredAt();
    }

    private boolean isTimeToReport() {
        if (lost() > lossesTold) {
            changed = true;
        }
        long waited = nanos.getAsLong() - reportedAt;
        return journalRetry.isDue() && waited >= (changed ? INTERVAL : IDLE_REPORT).toNanos();
    }

    private void report(@Nullable Instant stoppedAt) {
        reportedAt = nanos.getAsLong();
        Instant now = clock.instant();
        long lost = lost();
        // Kept as it is until it is written: whether an attempt that failed wrote it cannot be known.
        if (loss == null && lost > lossesTold) {
            loss = new Loss(++lossNumber, lossesToldUntil, now, lost - lossesTold);
        }
        long told = loss == null ? lossesTold : lossesTold + loss.count();
        try {
            journal.write(new SourceState(source, startedAt, now, appliedUntil, stoppedAt, sequence, told, loss));
        } catch (RuntimeException e) {
            journalRetry.failed(e);
            return;
        }
        journalRetry.succeeded();
        if (loss == null) {
            lossesToldUntil = now;
        } else {
            LOG.warnf("%d behaviour facts found no room and were dropped, %d since the start", loss.count(), told);
            lossesToldUntil = loss.to();
            lossesTold = told;
            loss = null;
        }
        changed = false;
    }

    private long lost() {
        return ring.lost() + refused;
    }

    private void awaitWork() {
        long since = nanos.getAsLong();
        while (timeToStop == null
                && nanos.getAsLong() - since < INTERVAL.toNanos()
                && !(ring.size() >= BATCH && hasRoom())) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Writes what is left, and counts as lost what cannot be written in time. */
    private void finish(Duration time) {
        long since = nanos.getAsLong();
        try {
            deliveries.forEach(Delivery::hurry);
            long before;
            do {
                before = progress();
                flush();
            } while (progress() > before && nanos.getAsLong() - since < time.toNanos());
            refused += ring.size()
                    + deliveries.stream().mapToInt(Delivery::size).max().orElse(0);
            appliedUntil = clock.instant();
            report(appliedUntil);
            if (loss == null && lost() > lossesTold) {
                report(appliedUntil);
            }
        } catch (Throwable e) {
            LOG.warn("Behaviour facts of the last moments were not written", e);
        }
    }

    private long progress() {
        return sequence + deliveries.stream().mapToLong(Delivery::applied).sum();
    }
}
