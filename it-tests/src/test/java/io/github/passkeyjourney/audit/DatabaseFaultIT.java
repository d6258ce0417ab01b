package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.FormSignIn;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.PostgreSql;
import io.github.passkeyjourney.harness.SpareServer;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables of facts that are locked, missing or read-only, and a database that goes away: people sign in as long as Keycloak
 * itself can, though it has few connections, and each fact is there in the end, once, or counted as lost (security
 * reference, row 37).
 */
class DatabaseFaultIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PEOPLE = 3;

    /** Two for each of them, as Keycloak needs at times, and what our own threads may take. */
    private static final int CONNECTIONS = 2 * PEOPLE + 3;

    private static final List<String> TABLES = List.of(
            "PJ_FACT",
            "PJ_CELL",
            "PJ_PSEUDONYM_KEY",
            "PJ_FACT_BATCH",
            "PJ_FACT_SOURCE",
            "PJ_FACT_LOSS",
            "PJ_ERASURE",
            "PJ_ROLLUP",
            "PJ_DEVICE",
            "PJ_PASSKEY",
            "PJ_AUDIT",
            "PJ_LEASE");

    private static PostgreSql database;
    private static DistributionServer server;
    private static Mailbox mailbox;
    private static int realms;

    private TestRealm realm;
    private App app;
    private FactRows facts;
    private List<TestUser> people;

    @BeforeAll
    static void start() {
        assumeThat(System.getProperty("harness.backend", "distribution")).isEqualTo("distribution");
        database = PostgreSql.start();
        mailbox = Mailbox.start(0);
        server = SpareServer.start(
                database,
                settings -> settings.option("--db-pool-initial-size=1")
                        .option("--db-pool-min-size=1")
                        .option("--db-pool-max-size=" + CONNECTIONS));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (mailbox != null) {
            mailbox.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void openRealm() {
        realm = SpareServer.realm(server, mailbox, "fault" + ++realms, true).policy(TestPolicy.of("observe"));
        app = SpareServer.app(realm);
        facts = new FactRows(realm);
        people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(realm.user("user" + i));
        }
    }

    @AfterEach
    void closeApp() {
        app.close();
    }

    @Test
    void lockedTablesKeepNobodyWaiting() throws Exception {
        locked(Duration.ofSeconds(10));
    }

    @Tag("long")
    @Test
    void lockedTablesKeepNobodyWaitingForAMinute() throws Exception {
        locked(Duration.ofSeconds(60));
    }

    private void locked(Duration time) throws Exception {
        int signIns = 0;
        int busiest = 0;
        try (Connection connection = database.connect();
                Connection watch = database.connect()) {
            connection.setAutoCommit(false);
            execute(connection, "LOCK TABLE " + String.join(", ", TABLES) + " IN ACCESS EXCLUSIVE MODE");
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                signIns += signInAtOnce();
                List<String> waiting = rows(
                        watch, "SELECT QUERY FROM pg_stat_activity WHERE WAIT_EVENT_TYPE = 'Lock' AND QUERY <> ''");
                assertThat(waiting).allSatisfy(query -> assertThat(query).containsIgnoringCase("PJ_"));
                busiest = Math.max(busiest, waiting.size());
            }
            connection.rollback();
        }
        assertThat(busiest).as("connections that wait for tables of facts").isBetween(1, CONNECTIONS - 2 * PEOPLE);
        assertAllAreThere(signIns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PJ_FACT_BATCH", "PJ_ROLLUP"})
    void aMissingTableKeepsNobodyOut(String table) throws Exception {
        int signIns;
        try (Connection connection = database.connect()) {
            execute(connection, "ALTER TABLE " + table + " RENAME TO PJ_GONE");
            try {
                signIns = signInAtOnce() + signInAtOnce();
            } finally {
                execute(connection, "ALTER TABLE PJ_GONE RENAME TO " + table);
            }
        }
        assertAllAreThere(signIns);
    }

    @Test
    void readOnlyTablesKeepNobodyOut() throws Exception {
        int signIns;
        try (Connection connection = database.connect()) {
            execute(
                    connection,
                    "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN RAISE EXCEPTION ''read-only''; END'");
            try {
                for (String table : TABLES) {
                    execute(
                            connection,
                            "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE OR DELETE ON " + table
                                    + " FOR EACH STATEMENT EXECUTE FUNCTION refuse()");
                }
                signIns = signInAtOnce() + signInAtOnce();
            } finally {
                execute(connection, "DROP FUNCTION refuse CASCADE");
            }
        }
        assertAllAreThere(signIns);
    }

    @Test
    void aDatabaseThatWasGoneFindsTheFactsThatWaitedForIt() throws Exception {
        int signIns = signInAtOnce();
        Facts driven = new Facts(server, "driven-" + realm.name());
        long before = lost();
        long mark = server.log().mark();
        driven.observe("alice", 500);
        database.stop();
        await().atMost(PATIENCE).until(() -> server.log().since(mark).contains("is not possible"));
        database.startAgain();
        // Each connection of the pool is found out to be dead by somebody. Tokens without a page are no sign-ins.
        await().atMost(PATIENCE).ignoreExceptions().until(this::allGetTokensTenTimes);
        signIns += signInAtOnce();
        driven.awaitCount(500);
        assertAllAreThere(signIns);
        assertThat(lost() - before).isZero();
    }

    private boolean allGetTokensTenTimes() throws Exception {
        for (int i = 0; i < 10; i++) {
            if (!atOnce(user -> app.directGrant(user).ok())) {
                return false;
            }
        }
        return true;
    }

    @Test
    void ofABurstEachFactIsStoredOrCountedAsLost() throws Exception {
        burst(4, 50_000);
    }

    @Tag("long")
    @Test
    void ofAMillionFactsEachIsStoredOrCountedAsLost() throws Exception {
        burst(10, 100_000);
    }

    private void burst(int requests, int each) throws Exception {
        Facts driven = new Facts(server, "driven-" + realm.name());
        long before = stored() + lost();
        int signIns;
        List<Future<Boolean>> sent = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < requests; i++) {
                String user = "user-" + i;
                sent.add(clients.submit(() -> {
                    driven.observe(user, each);
                    return true;
                }));
            }
            signIns = signInAtOnce();
            for (Future<Boolean> request : sent) {
                assertThat(request.get(2, TimeUnit.MINUTES)).isTrue();
            }
        } finally {
            clients.shutdownNow();
        }
        // A device is seen with each tenth.
        long all = (long) requests * each * 11 / 10 + signIns;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> stored() + lost() - before >= all);
        long lost = lost();
        assertThat(stored() + lost - before).isEqualTo(all);
        assertThat(driven.count()).isLessThanOrEqualTo((long) requests * each);
        System.out.printf("a burst of %d facts: %d lost, %d of sign-ins stored%n", all, lost, driven.count());
    }

    /** Each of the people signs in, all at the same time; tells how many did. */
    private int signInAtOnce() throws Exception {
        assertThat(atOnce(user -> new FormSignIn(app).withPassword(user))).isTrue();
        return PEOPLE;
    }

    private boolean atOnce(Predicate<TestUser> signIn) throws Exception {
        ExecutorService browsers = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (TestUser user : people) {
                running.add(browsers.submit(() -> signIn.test(user)));
            }
            boolean all = true;
            for (Future<Boolean> each : running) {
                all &= each.get(1, TimeUnit.MINUTES);
            }
            return all;
        } finally {
            browsers.shutdownNow();
        }
    }

    private void assertAllAreThere(int signIns) {
        await().atMost(PATIENCE).until(() -> facts.all().size() >= signIns);
        assertThat(facts.all()).hasSize(signIns).containsOnly("sign-in password succeeded");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                facts.query("SELECT SUM(R.FACTS), 0 FROM PJ_ROLLUP R JOIN PJ_CELL C ON C.ID = R.CELL"
                                        + " WHERE C.REALM_ID = :realm AND C.FACT_TYPE = 'sign-in'"))
                        .containsExactly(signIns + ", 0"));
    }

    private static long lost() throws SQLException {
        return sum("SELECT SUM(LOST) FROM PJ_FACT_LOSS");
    }

    private static long stored() throws SQLException {
        return sum("SELECT SUM(FACTS) FROM PJ_FACT_BATCH WHERE PROJECTION = 'raw'");
    }

    private static long sum(String query) throws SQLException {
        try (Connection connection = database.connect()) {
            String sum = rows(connection, query).get(0);
            return sum == null ? 0 : Long.parseLong(sum);
        }
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
