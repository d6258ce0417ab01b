package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Has projections apply a batch in one transaction with a row for each in PJ_FACT_BATCH. Where the row of a single one is
 * there already, the batch was applied before, though this node did not hear of it; among several that is a failure, since
 * the others may lack the batch.
 */
final class ProjectionTarget implements Delivery.Target {

    static final String TABLE = "PJ_FACT_BATCH";

    private static final Logger LOG = Logger.getLogger(ProjectionTarget.class);

    private final KeycloakSessionFactory factory;
    private final List<String> projections;
    private final Clock clock;

    /** @param projections in the order in which rows are locked, the same on each node */
    ProjectionTarget(KeycloakSessionFactory factory, List<String> projections, Clock clock) {
        this.factory = factory;
        this.projections = projections;
        this.clock = clock;
    }

    @Override
    public void apply(FactBatch batch) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                note(session, batch);
                for (String projection : projections) {
                    session.getProvider(FactProjection.class, projection).apply(batch.facts());
                }
            });
        } catch (AppliedBeforeException e) {
            LOG.debugf("Batch %d was applied to %s before", batch.sequence(), projections);
        }
    }

    /** First, so that a second attempt waits for the end of one that the database is still busy with. */
    private void note(KeycloakSession session, FactBatch batch) {
        PlainSql sql = new PlainSql(session);
        List<@Nullable Object[]> rows = new ArrayList<>(projections.size());
        for (String projection : projections) {
            rows.add(new @Nullable Object[] {
                batch.source(), batch.sequence(), projection, batch.facts().size(), clock.millis()
            });
        }
        try {
            sql.updateEach(
                    "INSERT INTO " + sql.table(TABLE)
                            + " (SOURCE, SEQ, PROJECTION, FACTS, APPLIED_AT) VALUES (?, ?, ?, ?, ?)",
                    rows);
        } catch (FailedStatementException e) {
            if (e.isDuplicate() && projections.size() == 1) {
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
