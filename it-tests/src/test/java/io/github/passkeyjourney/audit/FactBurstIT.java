package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.passkeyjourney.harness.Database;
import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.PostgreSql;
import io.github.passkeyjourney.harness.SpareServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bursts that nearly fill the ring; prints how fast the flusher brings them to PostgreSQL, which depends on the machine. */
@Tag("long")
class FactBurstIT {
    private static final int BURSTS = 8;
    private static final int SIGN_INS = 59_000;
    private static final int BATCH = 2_000;

    @Test
    void burstsOfFactsArriveOnceAndNoneIsLost() throws SQLException {
        assumeThat(System.getProperty("harness.backend", "distribution")).isEqualTo("distribution");
        try (Database database = PostgreSql.start();
                DistributionServer server = SpareServer.start(database);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Facts facts = new Facts(server, "realm");
            for (int burst = 1; burst <= BURSTS; burst++) {
                long before = number(statement, "SELECT COALESCE(MAX(SEQ), 0) FROM PJ_FACT_BATCH");
                facts.observe("*", SIGN_INS);
                facts.awaitCount((long) burst * SIGN_INS);
                String full = " FROM PJ_FACT_BATCH WHERE FACTS = " + BATCH + " AND SEQ > " + before;
                // Each projection keeps its own row of a batch.
                long batches = number(statement, "SELECT COUNT(DISTINCT SEQ)" + full);
                long millis = number(statement, "SELECT MAX(APPLIED_AT) - MIN(APPLIED_AT)" + full);
                System.out.printf("%d facts/s%n", (batches - 1) * BATCH * 1_000 / Math.max(1, millis));
            }
            assertThat(number(statement, "SELECT LOST FROM PJ_FACT_SOURCE")).isZero();
            System.out.printf(
                    "%d bytes of table and %d of indexes per fact%n",
                    number(statement, "SELECT pg_relation_size('pj_fact') / COUNT(*) FROM PJ_FACT"),
                    number(statement, "SELECT pg_indexes_size('pj_fact') / COUNT(*) FROM PJ_FACT"));
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
