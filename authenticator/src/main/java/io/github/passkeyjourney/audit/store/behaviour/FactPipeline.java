package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.platform.Meters;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.tracing.TracingProvider;
import org.keycloak.transaction.JtaTransactionManagerLookup;

/** The way of behaviour facts from the requests of one node to the projections, and the threads that run it. */
public final class FactPipeline {

    /** Facts that may wait in the ring unless the server is configured otherwise: some 13 MB when it is full. */
    public static final int DEFAULT_CAPACITY = 65_536;

    /** What the last batches need while the server stops. */
    public static final Set<Class<? extends Provider>> NEEDED_PROVIDERS = Set.of(
            FactProjection.class,
            FactDictionary.class,
            JpaConnectionProvider.class,
            JtaTransactionManagerLookup.class,
            TracingProvider.class,
            ClusterProvider.class);

    private static final Logger LOG = Logger.getLogger(FactPipeline.class);
    private static final String SESSION_FACTS = SessionFacts.class.getName();
    private static final String ALL_PROJECTIONS = "all";
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private final String source = UUID.randomUUID().toString();
    private final FactIds ids = new FactIds(new SecureRandom());
    private final AtomicBoolean complained = new AtomicBoolean();
    private final FactRing ring;
    private final Clock clock;
    private final PipelineMeters meters;

    private @Nullable FactFlusher flusher;
    private @Nullable FactRetention retention;
    private @Nullable Thread flusherThread;

    /**
     * @param capacity facts that may wait in the ring; 2 to 2^26, rounded up to a power of two
     * @throws IllegalArgumentException if it is out of this range
     */
    public FactPipeline(int capacity, Clock clock, Meters meters) {
        this(new FactRing(capacity), clock, meters);
    }

    FactPipeline(FactRing ring, Clock clock) {
        this(ring, clock, Meters.none());
    }

    private FactPipeline(FactRing ring, Clock clock, Meters meters) {
        this.ring = ring;
        this.clock = clock;
        this.meters = new PipelineMeters(meters, System::nanoTime);
        this.meters.watch(ring);
    }

    /**
     * Copies a fact and lets it into the ring when the session's transaction has committed. Never fails, never waits, and
     * runs no SQL.
     */
    public void observe(KeycloakSession session, Circumstances circumstances, BehaviourFact fact) {
        try {
            RecordedFact recorded = new RecordedFact(ids.next(), source, clock.instant(), circumstances, fact);
            SessionFacts facts = session.getAttribute(SESSION_FACTS, SessionFacts.class);
            if (facts == null) {
                facts = new SessionFacts(ring);
                session.getTransactionManager().enlistAfterCompletion(facts);
                session.setAttribute(SESSION_FACTS, facts);
            }
            facts.add(recorded);
        } catch (Throwable e) { // Whatever it is, it is not worth a sign-in.
            ring.lose();
            if (complained.compareAndSet(false, true)) {
                LOG.error("A behaviour fact could not be taken; further ones are only counted", e);
            }
        }
    }

    /** Begins to write. Called once, when the tables are there. */
    public synchronized void start(KeycloakSessionFactory factory) {
        List<String> projections = factory.getProviderFactoriesStream(FactProjection.class)
                .map(projection -> projection.getId())
                .sorted()
                .toList();
        Deliveries deliveries = new Deliveries(
                meters.watched(ALL_PROJECTIONS, new ProjectionTarget(factory, projections, clock)),
                projections.stream()
                        .map(id -> new Delivery(
                                id,
                                meters.watched(id, new ProjectionTarget(factory, List.of(id), clock)),
                                System::nanoTime))
                        .toList());
        SourceJournal journal = new SqlSourceJournal(factory);
        flusher = new FactFlusher(source, ring, deliveries, journal, clock, System::nanoTime);
        meters.watch(flusher);
        flusherThread = daemon(flusher, "passkey-journey-facts");
        retention = new FactRetention(factory, clock);
        daemon(retention, "passkey-journey-fact-retention");
    }

    /** Writes what is left, for five seconds at most. */
    public synchronized void close() {
        if (flusher == null || flusherThread == null || retention == null) {
            return;
        }
        retention.stop();
        flusher.stop(TIME_TO_STOP);
        try {
            flusherThread.join(TIME_TO_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (flusherThread.isAlive()) {
            LOG.warnf("The database did not take the last behaviour facts within %s", TIME_TO_STOP);
        }
    }

    private static Thread daemon(Runnable job, String name) {
        Thread thread = new Thread(job, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
