package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.store.AuditTrail;
import io.github.passkeyjourney.platform.CircuitBreaker;
import io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException;
import io.github.passkeyjourney.platform.ServerStart;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Keeps the trail in the table PJ_AUDIT. */
final class SqlAuditTrail implements AuditTrail {

    private static final Logger LOG = Logger.getLogger(SqlAuditTrail.class);

    /** What a change waits for its fact. Longer than a sign-in would: without the fact there is no change. */
    private static final Duration WITH_CHANGE = Duration.ofSeconds(5);

    /** The most that a locked table may cost a sign-in. */
    private static final Duration AFTER_COMPLETION = Duration.ofSeconds(1);

    private final KeycloakSession session;
    private final AuditWriter writer;
    private final CircuitBreaker breaker;
    private final Clock clock;

    SqlAuditTrail(KeycloakSession session, AuditWriter writer, CircuitBreaker breaker, Clock clock) {
        this.session = session;
        this.writer = writer;
        this.breaker = breaker;
        this.clock = clock;
    }

    /**
     * Behind no savepoint, unlike what else we write on the request's connection: a failure that were undone alone would leave
     * a change without its fact.
     */
    @Override
    public void record(Circumstances circumstances, AuditFact fact) {
        writer.write(session, WITH_CHANGE, recorded(circumstances, fact), null);
    }

    @Override
    public void recordAfterCompletion(Circumstances circumstances, AuditFact fact, String key) {
        try {
            RecordedFact recorded = recorded(circumstances, fact);
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {

                @Override
                protected void commitImpl() {
                    writeLater(factory, recorded, key);
                }

                @Override
                protected void rollbackImpl() {
                    // The change did not happen, so there is no fact.
                }
            });
        } catch (Throwable e) {
            LOG.warnf(
                    "An audit fact is left to the repair job: %s", e.getClass().getName());
        }
    }

    /** On the thread of a request that is done: anything thrown from here would be shown to the user as a failure of it. */
    private void writeLater(KeycloakSessionFactory factory, RecordedFact recorded, String key) {
        try {
            breaker.call(() -> {
                try {
                    writer.writeOnce(factory, AFTER_COMPLETION, recorded, key);
                    return recorded.id();
                } catch (Throwable e) {
                    throw new LeftOutException(e);
                }
            });
        } catch (UnavailableException e) {
            LOG.trace("An audit fact is left to the repair job", e);
        } catch (Throwable e) {
            LOG.warnf(
                    "An audit fact is left to the repair job: %s", e.getClass().getName());
        }
    }

    private RecordedFact recorded(Circumstances circumstances, AuditFact fact) {
        return new RecordedFact(UUID.randomUUID(), ServerStart.id(), clock.instant(), circumstances, fact);
    }

    /** Tells the log what went wrong without the database's words, which may quote the row that it refused. */
    private static final class LeftOutException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeftOutException(Throwable cause) {
            super(nameless(cause));
            setStackTrace(cause.getStackTrace());
        }

        private static String nameless(Throwable failure) {
            for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    return "SQL state " + sql.getSQLState();
                }
            }
            return failure.getClass().getName();
        }
    }
}
