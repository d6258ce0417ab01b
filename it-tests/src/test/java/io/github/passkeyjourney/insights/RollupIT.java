package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        ReportClient client = new ReportClient(server);
        try (Connection connection = server.database().connect()) {
            fill(connection, realm.admin().toRepresentation().getId());
            long searches = number(connection, searches());
            for (String query : List.of(
                    "sign-ins?from=2026-10-24&to=2026-11-22",
                    "sign-ins?from=2026-10-24&to=2026-11-22&by=day",
                    "fallback?from=2026-10-24&to=2026-11-22&by=cohort,week",
                    "sign-ins?from=2026-10-24&to=2026-11-22&by=cohort,platform,browser,client")) {
                assertThat(client.report(realm.name(), query)
                                .at("/total/measures/holderSuccesses")
                                .asLong())
                        .isPositive();
            }
            // The database tells what it did with a delay.
            await("statistics")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(number(connection, searches())).isGreaterThanOrEqualTo(searches + 4));
        }
    }

    /** 91 days of 720 cells, for this realm and four others: 327 600 rows. */
    private static void fill(Connection connection, String realmId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String realm : List.of(realmId, "other-1", "other-2", "other-3", "other-4")) {
                statement.execute("""
                        INSERT INTO PJ_CELL (CELL_KEY, REALM_ID, FACT_TYPE, METHOD, OUTCOME, HOLDER, COHORT,
                            PLATFORM, BROWSER, CLIENT)
                        SELECT '%1$s-' || N, '%1$s', CASE WHEN N %% 4 = 0 THEN 'fallback' ELSE 'sign-in' END,
                            CASE WHEN N %% 3 = 0 THEN 'passkey' ELSE 'password' END,
                            CASE WHEN N %% 4 > 0 THEN 'succeeded' END, N %% 2 = 0,
                            'cohort-' || N %% 5, 'platform-' || N %% 6, 'browser-' || N %% 3, 'client-' || N %% 8
                        FROM generate_series(1, 720) N""".formatted(realm));
                statement.execute("""
                        INSERT INTO PJ_ROLLUP (REALM_ID, EPOCH_DAY, CELL, FACTS)
                        SELECT '%1$s', DATE '2026-11-22' - DATE '1970-01-01' - D, ID, 1 + (ID + D) %% 50
                        FROM PJ_CELL, generate_series(0, 90) D WHERE REALM_ID = '%1$s'""".formatted(realm));
            }
            statement.execute("ANALYZE PJ_CELL");
            statement.execute("ANALYZE PJ_ROLLUP");
        }
    }

    private static String searches() {
        return "SELECT COALESCE(idx_scan, 0) FROM pg_stat_user_tables WHERE relname = 'pj_rollup'";
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
