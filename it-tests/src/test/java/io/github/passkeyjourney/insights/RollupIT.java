package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What PJ_ROLLUP does on PostgreSQL: many writers at once, many rows, and a realm that goes. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL, journey = false)
class RollupIT {
    private static final String DAYS = "from=2026-11-01&to=2026-11-10";

    @Test
    void manyWritersOfTheSameNewCountersLoseNothing(KeycloakServer server, TestRealm realm) throws Exception {
        ReportClient client = new ReportClient(server);
        List<RecordedFact> facts =
                new Population(realm.admin().toRepresentation().getId()).facts(300);
        int writers = 4;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                List<RecordedFact> shuffled = new ArrayList<>(facts);
                Collections.shuffle(shuffled, new Random(i));
                running.add(threads.submit(() -> client.count(shuffled)));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        long signIns = facts.stream()
                .filter(fact -> fact.fact().type().id().equals("sign-in"))
                .count();
        assertThat(client.report(realm.name(), "sign-ins?" + DAYS)
                        .at("/total/measures/attempts")
                        .asLong())
                .isEqualTo(writers * signIns);
    }

    @Test
    void countersGoWithTheirRealm(KeycloakServer server, TestRealm realm) throws SQLException {
        ReportClient client = new ReportClient(server);
        String id = realm.admin().toRepresentation().getId();
        client.count(new Population(id).facts(50));
        String query = "SELECT COUNT(*) FROM PJ_ROLLUP WHERE REALM_ID = '" + id + "'";
        try (Connection connection = server.database().connect()) {
            assertThat(number(connection, query)).isPositive();
            realm.admin().remove();
            assertThat(number(connection, query)).isZero();
        }
    }

    @Test
    void reportsReachTheirRowsByIndex(KeycloakServer server, TestRealm realm) throws SQLException {
        ReportPlans plans = new ReportPlans(
                new ReportClient(server), realm.admin().toRepresentation().getId());
        try (Connection connection = server.database().connect();
                Statement statement = connection.createStatement()) {
            plans.fill(
                    sql -> execute(statement, sql),
                    number -> "(SELECT N FROM generate_series(1, " + number + ") N) S",
                    30_000);
            statement.execute("ANALYZE");
        }
        plans.assertNoTableIsReadAsAWhole(Pattern.compile("Seq Scan on (pj_\\w+)"));
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
