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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What remains of behaviour facts when a server ends. */
class FactLossIT {

    @BeforeEach
    void serversAreProcessesOfThisMachine() {
        assumeThat(System.getProperty("harness.backend", "distribution")).isEqualTo("distribution");
    }

    @Test
    void aServerThatStopsLosesNothingAndOneThatIsKilledLosesWhatIsReported() throws SQLException {
        try (Database database = PostgreSql.start()) {
            try (DistributionServer first = SpareServer.start(database)) {
                new Facts(first, "realm").observe("alice", 5_000);
            }
            assertThat(sources(database)).containsExactly("stopped, lost 0");
            assertThat(facts(database)).isEqualTo(5_000);

            Instant start = Instant.now();
            try (DistributionServer second = SpareServer.start(database)) {
                Facts facts = new Facts(second, "realm");
                facts.observe("alice", 1_000);
                facts.awaitCount(6_000);
                assertThat(facts.lossesSince(start)).isEmpty();
                facts.observe("alice", 50);
                second.kill();
            }
            long survived = facts(database);
            assertThat(survived).isBetween(6_000L, 6_050L);

            try (DistributionServer third = SpareServer.start(database)) {
                Facts facts = new Facts(third, "realm");
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> sources(database).size() == 3);
                assertThat(sources(database)).containsExactly("stopped, lost 0", "running, lost 0", "running, lost 0");
                third.clock().advance(Duration.ofSeconds(75));
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(
                                () -> assertThat(facts.lossesSince(start)).containsExactly("unknown"));
                assertThat(facts.count()).isEqualTo(survived);
            }
        }
    }

    private static long facts(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM PJ_FACT")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> sources(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT STOPPED_AT, LOST FROM PJ_FACT_SOURCE ORDER BY STARTED_AT")) {
            List<String> sources = new ArrayList<>();
            while (rows.next()) {
                sources.add((rows.getObject(1) == null ? "running" : "stopped") + ", lost " + rows.getLong(2));
            }
            return sources;
        }
    }
}
