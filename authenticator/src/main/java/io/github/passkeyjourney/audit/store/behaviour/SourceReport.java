package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.store.behaviour.SourceState.Loss;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes into the journal how far the flusher has come: each second while there is news, else every ten seconds. */
final class SourceReport {

    private static final Logger LOG = Logger.getLogger(SourceReport.class);
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration CALM = Duration.ofMinutes(1);

    private final String source;
    private final SourceJournal journal;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Retry retry;
    private final Instant startedAt;

    private boolean news = true;
    private long reportedAt;
    private @Nullable Loss loss;
    private long lossNumber;
    private long lossesTold;
    private Instant lossesToldUntil;
    private boolean losing;
    private long lostAt;

    SourceReport(String source, SourceJournal journal, Clock clock, LongSupplier nanos) {
        this.source = source;
        this.journal = journal;
        this.clock = clock;
        this.nanos = nanos;
        this.retry = new Retry("Writing down how complete behaviour facts are", nanos);
        this.startedAt = clock.instant();
        this.lossesToldUntil = startedAt;
        this.reportedAt = nanos.getAsLong() - BUSY.toNanos();
    }

    /** Notes that there is something to tell. */
    void news() {
        news = true;
    }

    /** Writes a report if it is time for one. */
    void writeIfDue(Instant appliedUntil, long sequence, long lost) {
        boolean soon = news || lost > lossesTold;
        if (retry.isDue() && nanos.getAsLong() - reportedAt >= (soon ? BUSY : IDLE).toNanos()) {
            write(appliedUntil, sequence, lost, null);
        }
    }

    /** Writes the last report of an orderly end. */
    void writeLast(long sequence, long lost) {
        Instant now = clock.instant();
        write(now, sequence, lost, now);
        if (loss == null && lost > lossesTold) {
            // That was a loss which could not be written before; now for the rest.
            write(now, sequence, lost, now);
        }
    }

    private void write(Instant appliedUntil, long sequence, long lost, @Nullable Instant stoppedAt) {
        reportedAt = nanos.getAsLong();
        Instant now = clock.instant();
        // Kept as it is until it is written: whether an attempt that failed wrote it cannot be known.
        if (loss == null && lost > lossesTold) {
            loss = new Loss(++lossNumber, lossesToldUntil, now, lost - lossesTold);
        }
        long told = loss == null ? lossesTold : lossesTold + loss.count();
        try {
            journal.write(new SourceState(source, startedAt, now, appliedUntil, stoppedAt, sequence, told, loss));
        } catch (RuntimeException e) {
            retry.failed(e);
            return;
        }
        retry.succeeded();
        news = false;
        lossesToldUntil = loss == null ? now : loss.to();
        lossesTold = told;
        tell(loss);
        loss = null;
    }

    private void tell(@Nullable Loss written) {
        if (written != null) {
            lostAt = nanos.getAsLong();
            if (!losing) {
                losing = true;
                LOG.warnf("Behaviour facts find no room and are dropped; reports say so. %d so far", lossesTold);
            }
        } else if (losing && nanos.getAsLong() - lostAt >= CALM.toNanos()) {
            losing = false;
            LOG.infof("Behaviour facts find room again; %d were dropped since the start", lossesTold);
        }
    }
}
