package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Has a projection apply a batch in one transaction with a row in PJ_FACT_BATCH. Where that row is there already, the
 * batch was applied before, though this node did not hear of it.
 */
final class ProjectionTarget implements Delivery.Target {

    static final String TABLE = "PJ_FACT_BATCH";

    private static final Logger LOG = Logger.getLogger(ProjectionTarget.class);

    private final KeycloakSessionFactory factory;
    private final String projection;
    private final Clock clock;

    ProjectionTarget(KeycloakSessionFactory factory, String projection, Clock clock) {
        this.factory = factory;
        this.projection = projection;
        this.clock = clock;
    }

    @Override
    public void apply(FactBatch batch) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                note(session, batch);
                session.getProvider(FactProjection.class, projection).apply(batch.facts());
            });
        } catch (AppliedBeforeException e) {
            LOG.debugf("Batch %d was applied to %s before", batch.sequence(), projection);
        }
    }

    /** First, so that a second attempt waits for the end of one that the database is still busy with. */
    private void note(KeycloakSession session, FactBatch batch) {
        PlainSql sql = new PlainSql(session);
        try {
            sql.update(
                    "INSERT INTO " + sql.table(TABLE)
                            + " (SOURCE, SEQ, PROJECTION, FACTS, APPLIED_AT) VALUES (?, ?, ?, ?, ?)",
                    batch.source(),
                    batch.sequence(),
                    projection,
                    batch.facts().size(),
                    clock.millis());
        } catch (FailedStatementException e) {
            if (e.isDuplicate()) {
                throw new AppliedBeforeException(e);
            }
            throw e;
        }
    }

    private static final class AppliedBeforeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AppliedBeforeException(Throwable cause) {
            super(cause);
        }
    }
}
