package io.github.passkeyjourney.platform.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;

/**
 * Statements of a transaction that holds nothing of Keycloak's, such as a job of ours: a failure ends it, and has to be
 * let through. On a sign-in's own transaction use {@link IsolatedSql}.
 */
public final class PlainSql {

    /** Seconds after which the database is told to cancel a statement: no locked table may hold a thread for ever. */
    static final int TIMEOUT_SECONDS = 10;

    private static final int ROWS_AT_ONCE = 100;
    private static final int FETCHED_AT_ONCE = 5_000;

    private final EntityManager entityManager;

    /** Statements within the transaction of this session. */
    public PlainSql(KeycloakSession session) {
        this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** The name of a table of ours with the schema that the server is configured for. */
    public String table(String name) {
        return JpaUtils.getTableNameForNativeQuery(name, entityManager);
    }

    /**
     * All rows of a query, which should be few.
     *
     * @param parameters strings, integers, longs, booleans, bytes, or null
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public <T> List<T> all(String sql, IsolatedSql.RowReader<T> reader, @Nullable Object... parameters) {
        return run(sql, statement -> {
            bind(statement, 0, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        });
    }

    /**
     * Reads the rows of a query one by one, as many as there may be.
     *
     * @param parameters as in {@link #all}
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public void each(String sql, RowUser user, @Nullable Object... parameters) {
        run(sql, statement -> {
            bind(statement, 0, parameters);
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    user.use(rows);
                }
                return true;
            }
        });
    }

    /**
     * Changes rows and tells how many.
     *
     * @param parameters as in {@link #all}
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, statement -> {
            bind(statement, 0, parameters);
            return statement.executeUpdate();
        });
    }

    /**
     * Runs one statement for many rows, all on one way to the database.
     *
     * @param rows the parameters of each, as in {@link #all}; none is fine
     * @throws FailedStatementException if the database refused one of them or did not answer in time
     */
    public void updateEach(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        run(sql, statement -> {
            for (@Nullable Object[] row : rows) {
                bind(statement, 0, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /**
     * Inserts many rows, a hundred with each statement: most of the cost of a row is the way to the database.
     *
     * @param table a table of ours
     * @param columns its columns in the order of the values
     * @param rows the values of each row, as in {@link #all}
     * @throws FailedStatementException if the database refused one of them or did not answer in time
     */
    public void insertAll(String table, List<String> columns, List<@Nullable Object[]> rows) {
        int whole = rows.size() - rows.size() % ROWS_AT_ONCE;
        insert(table, columns, rows.subList(0, whole), ROWS_AT_ONCE);
        insert(table, columns, rows.subList(whole, rows.size()), 1);
    }

    private void insert(String table, List<String> columns, List<@Nullable Object[]> rows, int atOnce) {
        if (rows.isEmpty()) {
            return;
        }
        String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        String sql = "INSERT INTO " + table(table) + " (" + String.join(", ", columns) + ") VALUES "
                + String.join(", ", Collections.nCopies(atOnce, row));
        run(sql, statement -> {
            for (int first = 0; first < rows.size(); first += atOnce) {
                for (int i = 0; i < atOnce; i++) {
                    bind(statement, i * columns.size(), rows.get(first + i));
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private <T> T run(String sql, Call<T> call) {
        // Nothing is thrown inside Hibernate's callback: it would log what the caller knows how to say.
        Object outcome = entityManager.unwrap(Session.class).doReturningWork(connection -> call(connection, sql, call));
        if (outcome instanceof SQLException failure) {
            throw new FailedStatementException(failure);
        }
        @SuppressWarnings("unchecked") // Either a failure, or what the call returned.
        T result = (T) outcome;
        return result;
    }

    private static <T> Object call(Connection connection, String sql, Call<T> call) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            return call.on(statement);
        } catch (SQLException e) {
            return e;
        }
    }

    private static void bind(PreparedStatement statement, int after, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                statement.setNull(after + i + 1, Types.NULL);
            } else {
                statement.setObject(after + i + 1, parameters[i]);
            }
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** Takes the row that a result is at. */
    @FunctionalInterface
    public interface RowUser {

        /** Must not move the result. */
        void use(ResultSet row) throws SQLException;
    }
}
