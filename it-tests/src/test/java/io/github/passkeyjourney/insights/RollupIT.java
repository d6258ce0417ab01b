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
        client.runJob("rollup-pack");
        String counters = "SELECT COUNT(*) FROM PJ_ROLLUP WHERE REALM_ID = '" + id + "'";
        String packs = "SELECT COUNT(*) FROM PJ_ROLLUP_PACK WHERE REALM_ID = '" + id + "'";
        try (Connection connection = server.database().connect()) {
            assertThat(number(connection, counters)).isPositive();
            assertThat(number(connection, packs)).isPositive();
            realm.admin().remove();
            assertThat(number(connection, counters)).isZero();
            assertThat(number(connection, packs)).isZero();
        }
    }

    @Test
    void aDayThatChangesWhileItIsPackedStaysUnpacked(KeycloakServer server, TestRealm realm) throws Exception {
        ReportClient client = new ReportClient(server);
        String ofRealm =
                " WHERE REALM_ID = '" + realm.admin().toRepresentation().getId() + "'";
        client.count(new Population(realm.admin().toRepresentation().getId()).facts(50));
        String signIns = "sign-ins?" + DAYS;
        client.runJob("rollup-pack");
        ExecutorService job = Executors.newSingleThreadExecutor();
        try (Connection writer = server.database().connect();
                Connection watcher = server.database().connect();
                Statement statement = writer.createStatement()) {
            long facts = number(writer, "SELECT SUM(FACTS) FROM PJ_ROLLUP" + ofRealm);
            statement.execute("UPDATE PJ_ROLLUP_PACK SET MADE_AT = 0" + ofRealm);
            writer.setAutoCommit(false);
            statement.execute("UPDATE PJ_ROLLUP SET FACTS = 2 * FACTS" + ofRealm);
            statement.execute("UPDATE PJ_ROLLUP_PACK SET CONTENT = NULL, CHANGES = CHANGES + 1" + ofRealm);
            Future<?> packing = job.submit(() -> client.runJob("rollup-pack"));
            await("the job waits for the writer")
                    .until(() -> number(watcher, "SELECT COUNT(*) FROM pg_locks WHERE NOT granted") > 0);
            writer.commit();
            packing.get();
            assertThat(number(watcher, "SELECT COUNT(CONTENT) FROM PJ_ROLLUP_PACK" + ofRealm))
                    .isZero();
            assertThat(number(watcher, "SELECT SUM(FACTS) FROM PJ_ROLLUP" + ofRealm))
                    .isEqualTo(2 * facts);
            long attempts = attempts(client, realm, signIns);
            client.runJob("rollup-pack");
            assertThat(number(watcher, "SELECT COUNT(CONTENT) FROM PJ_ROLLUP_PACK" + ofRealm))
                    .isPositive();
            assertThat(attempts(client, realm, signIns)).isEqualTo(attempts);
        } finally {
            job.shutdownNow();
        }
    }

    private static long attempts(ReportClient client, TestRealm realm, String report) {
        return client.report(realm.name(), report)
                .at("/total/measures/attempts")
                .asLong();
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
