package io.github.passkeyjourney.platform.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Runs statements as a part of the session's transaction: what fails fails the whole of it. For what must not be lost, and
 * for jobs that have a transaction to themselves; during a sign-in {@link IsolatedSql} is the one to use.
 */
public final class TransactionalSql {

    private final KeycloakSession session;
    private final EntityManager entityManager;
    private final int timeoutSeconds;

    /**
     * Statements within the session's transaction.
     *
     * @param timeout after which the database is told to cancel a statement; whole seconds, at least one
     */
    public TransactionalSql(KeycloakSession session, Duration timeout) {
        this.session = session;
        this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.timeoutSeconds = Math.toIntExact(timeout.toSeconds());
    }

    /**
     * Does some work in a transaction of its own, which is committed unless the work throws.
     *
     * @param timeout of each statement, as in the constructor
     */
    public static <T> T inTransaction(
            KeycloakSessionFactory factory, Duration timeout, Function<TransactionalSql, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> work.apply(new TransactionalSql(session, timeout)));
    }

    /** The name of a table with the schema that the server is configured for. */
    public String table(String name) {
        return JpaUtils.getTableNameForNativeQuery(name, entityManager);
    }

    /**
     * The rows of a query.
     *
     * @param parameters strings, integers, longs, or null
     * @throws FailedStatementException if the database refused or did not answer in time; the transaction is lost
     */
    public <T> List<T> all(String sql, IsolatedSql.RowReader<T> reader, @Nullable Object... parameters) {
        return run(sql, statement -> {
            bind(statement, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        });
    }

    /** The first row of a query, if there is one; parameters and errors as in {@link #all}. */
    public <T> Optional<T> first(String sql, IsolatedSql.RowReader<T> reader, @Nullable Object... parameters) {
        return all(sql, reader, parameters).stream().findFirst();
    }

    /** Changes rows and tells how many; parameters and errors as in {@link #all}. */
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, statement -> {
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    /**
     * Runs one change with many sets of parameters, in one go.
     *
     * @return how often a row was changed, as far as the driver tells: it may count none where it does not know
     * @throws FailedStatementException as in {@link #all}
     */
    public int updateEach(String sql, List<@Nullable Object[]> parameters) {
        return run(sql, statement -> {
            for (@Nullable Object[] set : parameters) {
                bind(statement, set);
                statement.addBatch();
            }
            int changed = 0;
            for (int count : statement.executeBatch()) {
                changed += Math.max(0, count);
            }
            return changed;
        });
    }

    private <T> T run(String sql, Call<T> call) {
        // Nothing is thrown out of Hibernate's callback: it would write the database's words, with values, to the log.
        Outcome<T> outcome =
                entityManager.unwrap(Session.class).doReturningWork(connection -> attempt(connection, sql, call));
        T result = outcome.result;
        if (result == null) {
            // H2 would let the rest be committed, PostgreSQL would not: the same everywhere, whatever the caller
            // catches.
            session.getTransactionManager().setRollbackOnly();
            throw new FailedStatementException(Objects.requireNonNull(outcome.failure));
        }
        return result;
    }

    private <T> Outcome<T> attempt(Connection connection, String sql, Call<T> call) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeoutSeconds);
            try {
                return new Outcome<>(call.on(statement), null);
            } finally {
                // H2 keeps the limit for the connection, on which Keycloak's own statements run next.
                statement.setQueryTimeout(0);
            }
        } catch (SQLException e) {
            return new Outcome<>(null, e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                // The column's own type, which PostgreSQL would otherwise compare with the one named here.
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** Either a result or a failure. */
    private record Outcome<T>(@Nullable T result, @Nullable SQLException failure) {}
}
