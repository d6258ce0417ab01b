package io.github.passkeyjourney.platform.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;

/**
 * Runs one statement at a time on the request's own connection, each behind a savepoint and with a timeout. A failure of
 * ours is undone alone: it neither marks Keycloak's transaction, nor flushes anything of Keycloak's, nor takes a second
 * connection from the pool (docs/adr/0001-isolated-sql.md).
 */
public final class IsolatedSql {

    /** Seconds after which the database is told to cancel a statement: the most that a locked table may cost. */
    static final int TIMEOUT_SECONDS = 1;

    private final KeycloakSession session;
    private final EntityManager entityManager;

    /** Statements within the transaction of this request. */
    public IsolatedSql(KeycloakSession session) {
        this.session = session;
        this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** The name of a table of ours with the schema that the server is configured for. */
    public String table(String name) {
        return JpaUtils.getTableNameForNativeQuery(name, entityManager);
    }

    /**
     * The first row of a query, if there is one.
     *
     * @param parameters strings, integers, longs, booleans, or null
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return run(sql, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        });
    }

    /**
     * All rows of a query that is known to have few.
     *
     * @param parameters as in {@link #first}
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public <T> List<T> all(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return run(sql, parameters, statement -> {
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
            return all;
        });
    }

    /**
     * Changes rows and tells how many.
     *
     * @param parameters as in {@link #first}
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    private <T> T run(String sql, @Nullable Object[] parameters, Call<T> call) {
        // Nothing is thrown out of Hibernate's callback: it would mark the whole transaction for rollback.
        Outcome<T> outcome = entityManager
                .unwrap(Session.class)
                .doReturningWork(connection -> guarded(connection, sql, parameters, call));
        if (outcome.spoilt) {
            // The database has undone more than ours: to go on would lose what Keycloak wrote before.
            session.getTransactionManager().setRollbackOnly();
        }
        T result = outcome.result;
        if (result == null) {
            throw new FailedStatementException(Objects.requireNonNull(outcome.failure));
        }
        return result;
    }

    private static <T> Outcome<T> guarded(
            Connection connection, String sql, @Nullable Object[] parameters, Call<T> call) {
        try {
            execute(connection, "SAVEPOINT PASSKEY_JOURNEY");
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setQueryTimeout(TIMEOUT_SECONDS);
                bind(statement, parameters);
                return new Outcome<>(call.on(statement), null, false);
            } catch (SQLException e) {
                return new Outcome<>(null, e, !undo(connection));
            }
        } catch (SQLException e) {
            return new Outcome<>(null, e, false);
        }
    }

    private static boolean undo(Connection connection) {
        try {
            execute(connection, "ROLLBACK TO SAVEPOINT PASSKEY_JOURNEY");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    /** As SQL, because the pool forbids the savepoint calls of JDBC in a transaction that it manages. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {

        /** Reads the row that the result stands on; must not move it. */
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Call<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** Either a result or a failure, which may have spoilt the whole transaction. */
    private record Outcome<T>(@Nullable T result, @Nullable SQLException failure, boolean spoilt) {}
}
