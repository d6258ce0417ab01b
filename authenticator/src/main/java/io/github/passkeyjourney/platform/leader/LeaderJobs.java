package io.github.passkeyjourney.platform.leader;

import io.github.passkeyjourney.platform.CircuitBreaker;
import io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException;
import io.github.passkeyjourney.platform.Meters;
import io.github.passkeyjourney.platform.ServerStart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.TimerProvider;

/**
 * Runs the {@link LeaderJob}s of the leader one after the other. Keycloak's timer gives the beat, and nothing more: it has
 * one thread for the whole server, which our work must neither hold up nor, by an exception, end.
 */
final class LeaderJobs {

    private static final Logger LOG = Logger.getLogger(LeaderJobs.class);

    private static final String NAME = "passkey-journey-leader-jobs";
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration TERM = Duration.ofSeconds(60);

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final Lease lease;
    private final CircuitBreaker breaker;
    private final AtomicBoolean busy = new AtomicBoolean();

    // Touched by one thread at a time, handed over by the flag above.
    private final Map<String, Instant> ended = new HashMap<>();
    private final Set<String> failing = new HashSet<>();

    private volatile boolean closed;
    private volatile boolean leading;

    LeaderJobs(KeycloakSessionFactory factory, Clock clock, Meters meters) {
        this.factory = factory;
        this.clock = clock;
        this.lease = new Lease(new SqlLeaseTable(factory), NAME, ServerStart.id(), TERM, clock);
        this.breaker = new CircuitBreaker("The table PJ_LEASE (leader)", BEAT.multipliedBy(5), clock, LOG)
                .watched(meters, "PJ_LEASE");
        meters.gauge(
                "passkey.journey.leader", "1 on the server that does the jobs of the cluster", () -> leading ? 1 : 0);
    }

    /** Begins to look for work every two seconds. */
    void start() {
        try (KeycloakSession session = factory.create()) {
            Executor executor = session.getProvider(ExecutorsProvider.class).getExecutor(NAME);
            session.getProvider(TimerProvider.class).schedule(() -> beat(executor), BEAT.toMillis(), NAME);
        }
    }

    /** Starts nothing new; a job that is running ends by itself. */
    void close() {
        closed = true;
    }

    private void beat(Executor executor) {
        if (closed || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::round);
        } catch (Throwable e) {
            busy.set(false);
            LOG.debug("No thread for the jobs of the leader", e);
        }
    }

    private void round() {
        try {
            for (String job : due()) {
                if (closed || !leads()) {
                    return;
                }
                run(job);
            }
        } catch (UnavailableException e) {
            LOG.trace("Not known who is the leader", e);
        } catch (Throwable e) {
            LOG.debug("A round of jobs was left out", e);
        } finally {
            busy.set(false);
        }
    }

    private boolean leads() {
        boolean holds = false;
        try {
            holds = breaker.call(lease::hold);
        } finally {
            leading = holds;
        }
        return holds;
    }

    private List<String> due() {
        return factory.getProviderFactoriesStream(LeaderJob.class)
                .map(candidate -> candidate.getId())
                .sorted()
                .filter(this::isDue)
                .toList();
    }

    private boolean isDue(String job) {
        Instant last = ended.get(job);
        if (last == null) {
            return true;
        }
        try (KeycloakSession session = factory.create()) {
            Duration interval = session.getProvider(LeaderJob.class, job).interval();
            Instant now = clock.instant();
            // A clock that was set back must not put a job off.
            return now.isBefore(last) || !now.isBefore(last.plus(interval));
        }
    }

    private void run(String job) {
        try (KeycloakSession session = factory.create()) {
            session.getProvider(LeaderJob.class, job).run();
            if (failing.remove(job)) {
                LOG.infof("The job %s works again.", job);
            }
        } catch (Throwable e) {
            if (!closed && failing.add(job)) {
                LOG.warnf(
                        e, "The job %s failed. It is tried again and again; this is not repeated until it works.", job);
            }
        } finally {
            ended.put(job, clock.instant());
        }
    }
}
