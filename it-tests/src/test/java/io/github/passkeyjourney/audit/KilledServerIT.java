package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.Database;
import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.PostgreSql;
import io.github.passkeyjourney.harness.SpareServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Servers that are killed in the midst of work. Whatever was committed is in the audit trail, once; of behaviour at most the
 * last moment is missing, which is reported; nothing is counted twice; and no projection has a batch that another lacks.
 * Prints what went missing.
 */
class KilledServerIT {
    /** One that exists: rollups of others are taken for leftovers and deleted by the next server that leads. */
    private static final String REALM = "SELECT ID FROM REALM WHERE NAME = 'master'";

    private static final String TOLD =
            "SELECT SUBSTRING(FACT_KEY FROM 10) FROM PJ_AUDIT WHERE FACT_KEY LIKE 'enrolled:%'";

    /** A fact waits a second at most for the flusher; the rest is for a busy machine. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(3);

    @BeforeEach
    void serversAreProcessesOfThisMachine() {
        assumeThat(System.getProperty("harness.backend", "distribution")).isEqualTo("distribution");
    }

    @Test
    void auditIsWholeAndBehaviourMissesWhatIsReported() throws Exception {
        killed(1);
    }

    @Tag("long")
    @Test
    void auditIsWholeAndBehaviourMissesWhatIsReportedTwentyTimes() throws Exception {
        killed(20);
    }

    private static void killed(int times) throws Exception {
        Instant start = Instant.now();
        Random random = new Random(26_7_4);
        List<Drive> drives = new ArrayList<>();
        try (Database database = PostgreSql.start()) {
            for (int i = 0; i < times; i++) {
                try (DistributionServer server = SpareServer.start(database)) {
                    Drive drive = Drive.start(server, realm(database), "run-" + i);
                    drives.add(drive);
                    await().atMost(Duration.ofSeconds(30)).until(() -> drive.acknowledged() > 200);
                    // Anywhere between two rounds of the flusher.
                    await().pollDelay(Duration.ofMillis(random.nextInt(1_500))).until(() -> true);
                    drive.kill(server);
                }
            }
            int told = rows(database, TOLD).size();
            try (DistributionServer server = SpareServer.start(database)) {
                server.clock().advance(Duration.ofMinutes(6));
                Facts facts = new Facts(server, realm(database));
                // The server that runs is taken for silent, too, until it reports by its new time.
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(facts.lossesSince(start))
                                .hasSize(times)
                                .containsOnly("unknown"));
                assertAuditIsWhole(database, server, drives, told);
                assertBehaviour(database, facts, drives);
                assertProjectionsAgree(database, facts);
            }
        }
    }

    private static void assertAuditIsWhole(Database database, DistributionServer server, List<Drive> drives, int told)
            throws SQLException {
        Set<String> committed =
                new HashSet<>(rows(database, "SELECT ID FROM CREDENTIAL WHERE TYPE = 'webauthn-passwordless'"));
        drives.forEach(drive -> assertThat(committed).containsAll(drive.enrolled()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rows(database, TOLD)).containsExactlyInAnyOrderElementsOf(committed));
        Trail.ofMaster(server).awaitReport("verified " + committed.size() + ", erased 0, waiting 0, break none");
        System.out.printf(
                "%d enrollments committed, %d of them found by the repair job%n",
                committed.size(), committed.size() - told);
    }

    private static void assertBehaviour(Database database, Facts facts, List<Drive> drives) throws SQLException {
        List<String> appliedUntil = rows(database, "SELECT APPLIED_UNTIL FROM PJ_FACT_SOURCE ORDER BY STARTED_AT");
        List<String> untold = new ArrayList<>();
        long sent = 0;
        long stored = 0;
        long missed = 0;
        long underWay = 0;
        long longest = 0;
        for (int i = 0; i < drives.size(); i++) {
            Drive drive = drives.get(i);
            List<Long> counts = facts.ofUsers(drive.users());
            Instant missing = drive.killedAt();
            for (int n = 0; n < counts.size(); n++) {
                Drive.Request request = drive.requests().get(n);
                assertThat(counts.get(n)).as(request.user()).isLessThanOrEqualTo(Drive.FACTS);
                stored += counts.get(n);
                if (request.answeredAt() == null) {
                    underWay += Drive.FACTS;
                } else {
                    sent += Drive.FACTS;
                    missed += Drive.FACTS - counts.get(n);
                    if (counts.get(n) < Drive.FACTS && request.answeredAt().isBefore(missing)) {
                        missing = request.answeredAt();
                    }
                }
            }
            longest = Math.max(
                    longest, Duration.between(missing, drive.killedAt()).toMillis());
            Instant complete = Instant.ofEpochMilli(Long.parseLong(appliedUntil.get(i)));
            if (complete.isAfter(missing)) {
                untold.add("missing since " + missing + ", said to be complete until " + complete);
            }
        }
        System.out.printf(
                "%d facts acknowledged and up to %d more, %d stored; %d acknowledged ones missed,"
                        + " the oldest %d ms before the end%n",
                sent, underWay, stored, missed, longest);
        assertThat(untold).isEmpty();
        assertThat(stored).isEqualTo(facts.count()).isLessThanOrEqualTo(sent + underWay);
        assertThat(Duration.ofMillis(longest)).isLessThan(LAST_MOMENT);
    }

    private static void assertProjectionsAgree(Database database, Facts facts) throws SQLException {
        assertThat(rows(
                        database,
                        "SELECT SOURCE || ' ' || SEQ FROM PJ_FACT_BATCH GROUP BY SOURCE, SEQ"
                                + " HAVING COUNT(*) < (SELECT COUNT(DISTINCT PROJECTION) FROM PJ_FACT_BATCH)"))
                .as("batches that some projections have and others lack")
                .isEmpty();
        assertThat(rows(
                        database,
                        "SELECT COALESCE(SUM(FACTS), 0) FROM PJ_ROLLUP WHERE REALM_ID = '" + realm(database) + "'"))
                .as("facts that are counted")
                .containsExactly(Long.toString(facts.count()));
    }

    private static String realm(Database database) throws SQLException {
        return rows(database, REALM).get(0);
    }

    private static List<String> rows(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
