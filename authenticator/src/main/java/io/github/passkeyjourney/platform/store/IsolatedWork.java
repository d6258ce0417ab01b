package io.github.passkeyjourney.platform.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Runs statements on the request's own connection, behind a savepoint: a failure of ours is undone alone, and neither
 * marks Keycloak's transaction nor takes a second connection from the pool (docs/adr/0001).
 */
public final class IsolatedWork {

    /** Seconds that one statement of ours may take before the database is told to cancel it. */
    public static final int STATEMENT_TIMEOUT_SECONDS = 1;

    private IsolatedWork() {}

    /**
     * Runs the work in a session without a persistence context, so that nothing of Keycloak's is flushed by it. Each
     * query in it has to set {@link #STATEMENT_TIMEOUT_SECONDS}.
     *
     * @throws RuntimeException whatever the work threw, after its statements were undone
     */
    public static <T> T run(KeycloakSession session, Function<StatelessSession, T> work) {
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Session hibernate = entityManager.unwrap(Session.class);
        return hibernate.doReturningWork(connection -> guarded(hibernate, connection, work));
    }

    private static <T> T guarded(Session hibernate, Connection connection, Function<StatelessSession, T> work)
            throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try (StatelessSession own = hibernate.getSessionFactory().openStatelessSession(connection)) {
            T result = work.apply(own);
            release(connection, savepoint);
            return result;
        } catch (RuntimeException e) {
            connection.rollback(savepoint);
            throw e;
        }
    }

    private static void release(Connection connection, Savepoint savepoint) throws SQLException {
        try {
            connection.releaseSavepoint(savepoint);
        } catch (SQLFeatureNotSupportedException e) {
            // Some drivers cannot release one; then it ends with the transaction.
        }
    }
}
