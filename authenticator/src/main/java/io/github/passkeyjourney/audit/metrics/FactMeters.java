package io.github.passkeyjourney.audit.metrics;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.platform.Meters;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Counts each fact when the transaction of its request has committed, in memory: whether the database takes it is another
 * matter, told by the meters of the pipeline.
 */
public final class FactMeters {

    /** Realms with counters of their own unless the server is configured otherwise: fewer than 10 000 series in all. */
    public static final int DEFAULT_REALMS = 50;

    private static final Logger LOG = Logger.getLogger(FactMeters.class);
    private static final String SESSION_COUNTS = SessionCounts.class.getName();

    private final boolean enabled;
    private final RealmLabels realms;
    private final Map<FactType, Counter> types = new EnumMap<>(FactType.class);
    private final AtomicBoolean complained = new AtomicBoolean();

    /** @param realms how many realms may have counters of their own; 0 if they are all to be counted together */
    public FactMeters(Meters meters, int realms) {
        this.enabled = meters.enabled();
        this.realms = new RealmLabels(meters, realms);
        for (FactType type : FactType.values()) {
            types.put(type, meters.counter("passkey.journey.facts", "Facts of this type", "type", type.id()));
        }
    }

    /**
     * Counts a fact if the session's transaction commits. Never fails, never waits, and runs no SQL.
     *
     * @param key a second fact under this key within the session is the same one; null where each stands for itself
     */
    public void count(KeycloakSession session, Circumstances circumstances, Fact fact, @Nullable String key) {
        if (!enabled) {
            return;
        }
        try {
            RealmCounters counters =
                    realms.of(circumstances.realmId(), session.getContext().getRealm());
            counts(session).add(key, () -> count(counters, circumstances, fact));
        } catch (Throwable e) { // Whatever it is, it is not worth a sign-in.
            complain(e);
        }
    }

    /** Takes the counters of a realm that is gone off the endpoint. */
    public void forget(String realmId) {
        realms.remove(realmId);
    }

    private SessionCounts counts(KeycloakSession session) {
        SessionCounts counts = session.getAttribute(SESSION_COUNTS, SessionCounts.class);
        if (counts == null) {
            counts = new SessionCounts();
            session.getTransactionManager().enlistAfterCompletion(counts);
            session.setAttribute(SESSION_COUNTS, counts);
        }
        return counts;
    }

    private void count(RealmCounters counters, Circumstances circumstances, Fact fact) {
        try {
            Counter ofType = types.get(fact.type());
            if (ofType != null) {
                ofType.increment();
            }
            counters.count(circumstances, fact);
        } catch (Throwable e) { // On the thread of a request that is done: thrown from here, the user would see it.
            complain(e);
        }
    }

    private void complain(Throwable cause) {
        if (complained.compareAndSet(false, true)) {
            LOG.error("A fact could not be counted for the metrics; this is not logged again", cause);
        }
    }
}
