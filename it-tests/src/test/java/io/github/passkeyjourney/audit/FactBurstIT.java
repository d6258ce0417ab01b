package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.passkeyjourney.harness.Database;
import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.PostgreSql;
import io.github.passkeyjourney.harness.SpareServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bursts that nearly fill the ring. Prints how fast the flusher brings them through all projections to PostgreSQL, and in the
 * same rounds what Keycloak's own store of events does and what PostgreSQL takes for the rows alone. All depend on the machine.
 */
@Tag("long")
class FactBurstIT {
    private static final String ORDINARY = "ordinary";
    private static final int BURSTS = 8;
    private static final int SIGN_INS = 59_000;
    private static final int EVENTS = 20_000;
    private static final int SINGLE_EVENTS = 4_000;
    private static final int EVENTS_AT_ONCE = 2_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Map<String, Rates> rates = new TreeMap<>();

    @Test
    void burstsOfFactsArriveOnceAndNoneIsLost() throws SQLException {
        assumeThat(System.getProperty("harness.backend", "distribution")).isEqualTo("distribution");
        try (Database database = PostgreSql.start();
                // Compiled as in production, unlike the servers of tests that live for minutes.
                DistributionServer server =
                        SpareServer.start(database, settings -> settings.environment("JAVA_OPTS_APPEND", ""));
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Facts ordinary = new Facts(server, ORDINARY);
            Facts strange = new Facts(server, "strange");
            statement.execute("CREATE TABLE ROWS_ALONE (LIKE PJ_FACT INCLUDING ALL)");
            statement.execute("CREATE TABLE BURST (LIKE PJ_FACT)");
            for (int burst = 1; burst <= BURSTS; burst++) {
                burst(statement, "facts, one application", ordinary, burst, "app");
                rowsAlone(statement);
                burst(statement, "facts, an application each", strange, burst, "*");
                events(server, "Keycloak's events, one by one", SINGLE_EVENTS, 1);
                events(server, "Keycloak's events, 2000 in a transaction", EVENTS, EVENTS_AT_ONCE);
            }
            assertThat(number(statement, "SELECT LOST FROM PJ_FACT_SOURCE")).isZero();
            System.out.printf(
                    "%d bytes of table and %d of indexes per fact%n",
                    number(statement, "SELECT pg_relation_size('pj_fact') / COUNT(*) FROM PJ_FACT"),
                    number(statement, "SELECT pg_indexes_size('pj_fact') / COUNT(*) FROM PJ_FACT"));
            rates.forEach((what, rates) -> System.out.printf("%s: %s%n", what, rates));
        }
    }

    /** Sign-ins of as many users of a directory, and a device of each tenth. */
    private void burst(Statement statement, String what, Facts facts, int burst, String client) throws SQLException {
        long before = number(statement, "SELECT COALESCE(MAX(SEQ), 0) FROM PJ_FACT_BATCH");
        facts.observe("f:directory:burst-" + burst + "-*", SIGN_INS, client);
        facts.awaitCount((long) burst * SIGN_INS);
        // Each projection keeps its own row of a batch, in one moment of it.
        String full = " FROM PJ_FACT_BATCH WHERE PROJECTION = 'raw' AND SEQ > " + before
                + " AND FACTS = (SELECT MAX(FACTS) FROM PJ_FACT_BATCH)";
        long counted = number(statement, "SELECT SUM(FACTS) - MAX(FACTS)" + full);
        add(what, counted, number(statement, "SELECT MAX(APPLIED_AT) - MIN(APPLIED_AT)" + full) * NANOS_PER_MILLI);
    }

    /** The rows of the burst once more from table to table, with the same indexes: no connection, no text, no other table. */
    private void rowsAlone(Statement statement) throws SQLException {
        statement.execute("TRUNCATE BURST");
        statement.execute("INSERT INTO BURST SELECT F.* FROM PJ_FACT F JOIN PJ_CELL C ON C.ID = F.CELL"
                + " WHERE C.REALM_ID = '" + ORDINARY + "' AND F.OCCURRED_AT > (SELECT COALESCE(MAX(OCCURRED_AT), 0)"
                + " FROM ROWS_ALONE)");
        long began = System.nanoTime();
        int rows = statement.executeUpdate("INSERT INTO ROWS_ALONE SELECT * FROM BURST");
        add("rows of PJ_FACT from table to table", rows, System.nanoTime() - began);
        assertThat(rows).isEqualTo(SIGN_INS);
    }

    private void events(KeycloakServer server, String what, int count, int atOnce) {
        URI call = server.baseUri()
                .resolve("/realms/master/test-event-store/write?realm=realm&count=" + count + "&atOnce=" + atOnce);
        try {
            String nanos = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(call)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            add(what, count, Long.parseLong(nanos));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void add(String what, long count, long nanos) {
        long rate = count * NANOS_PER_SECOND / Math.max(1, nanos);
        System.out.printf("%s: %d/s%n", what, rate);
        rates.computeIfAbsent(what, unknown -> new Rates(new ArrayList<>())).add(rate);
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private record Rates(List<Long> all) {
        void add(long rate) {
            all.add(rate);
        }

        @Override
        public String toString() {
            return all.stream().sorted().toList().get(all.size() / 2) + "/s in the median of " + all;
        }
    }
}
