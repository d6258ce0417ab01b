package io.github.passkeyjourney.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one read of ours adds to a transaction of Keycloak's on PostgreSQL, behind a savepoint and in a transaction of its
 * own (docs/adr/0001-isolated-sql.md).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls start() before anything else.
public class IsolationBenchmark {
    private EmbeddedPostgres postgres;
    private Connection keycloaks;
    private Connection second;

    /** Starts a database with the one table that is read. */
    @Setup
    public void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        keycloaks = postgres.getPostgresDatabase().getConnection();
        second = postgres.getPostgresDatabase().getConnection();
        execute("CREATE TABLE PJ_NUDGE (REALM_ID VARCHAR(255), USER_ID VARCHAR(255), SKIPS INT,"
                + " PRIMARY KEY (REALM_ID, USER_ID))");
        keycloaks.setAutoCommit(false);
        second.setAutoCommit(false);
    }

    /** Stops it. */
    @TearDown
    public void stop() throws IOException, SQLException {
        keycloaks.close();
        second.close();
        postgres.close();
    }

    /** Keycloak's transaction, without us. */
    @Benchmark
    public void alone() throws SQLException {
        execute("SELECT 1");
        keycloaks.commit();
    }

    /** The read behind a savepoint, on the connection that is there. */
    @Benchmark
    public int savepoint() throws SQLException {
        execute("SELECT 1");
        execute("SAVEPOINT PASSKEY_JOURNEY");
        int found = read(keycloaks);
        keycloaks.commit();
        return found;
    }

    /** The read in a transaction of its own, on a second connection while the first is held. */
    @Benchmark
    public int ownTransaction() throws SQLException {
        execute("SELECT 1");
        int found = read(second);
        second.commit();
        keycloaks.commit();
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = keycloaks.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int read(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT SKIPS FROM PJ_NUDGE WHERE REALM_ID = ? AND USER_ID = ?")) {
            query.setString(1, "realm");
            query.setString(2, "user");
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }
}
