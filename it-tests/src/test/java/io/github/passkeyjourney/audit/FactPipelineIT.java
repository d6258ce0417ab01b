package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Behaviour facts from the request to the database, on H2 and on PostgreSQL. */
@KeycloakTest(journey = false)
class FactPipelineIT {

    private static final long LONGEST_STEP = Duration.ofHours(2).toMillis();
    private static final Duration LONG = Duration.ofSeconds(60);

    private static Facts facts(KeycloakServer server, TestRealm realm) {
        return new Facts(server, realm.admin().toRepresentation().getId());
    }

    @Tag("mariadb")
    @Test
    void eachFactIsWrittenOnce(KeycloakServer server, TestRealm realm) {
        Facts facts = facts(server, realm);
        facts.observe("alice", 4_321);
        facts.observe("bob", 10);
        facts.awaitCount(4_331);
        assertThat(facts.ofUser("alice")).isEqualTo(4_321);
        assertThat(facts.ofUser("bob")).isEqualTo(10);
    }

    @Test
    void whatWasRolledBackIsNotWritten(KeycloakServer server, TestRealm realm) {
        Facts facts = facts(server, realm);
        facts.observeInVain("alice", 5);
        facts.observe("alice", 7);
        facts.awaitCount(7);
    }

    @Tag("mariadb")
    @Test
    void factsOfAUserGoWithTheUser(KeycloakServer server, TestRealm realm) {
        Facts facts = facts(server, realm);
        TestUser alice = realm.user("alice");
        facts.observe(alice.id(), 20);
        facts.observe("bob", 10);
        facts.awaitCount(30);

        alice.admin().remove();
        assertThat(facts.ofUser(alice.id())).isZero();
        assertThat(facts.count()).isEqualTo(10);
    }

    @Test
    void factsThatComeLateAreErasedAsWell(KeycloakServer server, TestRealm realm) {
        Facts facts = facts(server, realm);
        TestUser alice = realm.user("alice");
        facts.observe(alice.id(), 3);
        facts.awaitCount(3);
        alice.admin().remove();
        // As another node would that saw her a moment before.
        facts.observe(alice.id(), 4);
        facts.observe("bob", 1);
        await().atMost(LONG).until(() -> facts.ofUser("bob") == 1);

        server.clock().advance(Duration.ofMinutes(6));
        await().atMost(LONG).until(() -> facts.ofUser(alice.id()) == 0);
        assertThat(facts.count()).isEqualTo(1);
    }

    @Tag("mariadb")
    @Test
    void factsOfARealmGoWithTheRealm(KeycloakServer server, TestRealm realm) {
        Facts facts = facts(server, realm);
        facts.observe("alice", 20);
        facts.awaitCount(20);
        assertThat(facts.count("keys")).isEqualTo(1);

        realm.admin().remove();
        assertThat(facts.count()).isZero();
        assertThat(facts.count("cells")).isZero();
        assertThat(facts.count("keys")).isZero();
    }

    /** However many names strangers and policies make up (security reference, row 33). */
    @Test
    void namesAreBoundedAndStrangeOnesDoNoHarm(KeycloakServer server, TestRealm realm, App app) throws Exception {
        Facts facts = facts(server, realm);
        facts.observe("alice", 5, "~");
        facts.observe("alice", 50_000, "*");
        facts.awaitCount(50_005);
        facts.observe("bob", 50_000, "*");
        facts.awaitCount(100_005);
        assertThat(facts.count("cells")).isBetween(5_000L, 5_100L);

        knock(realm, 100);
        assertThat(app.directGrant(realm.user("alice")).ok()).isTrue();
        facts.observe("alice", 1);
        facts.awaitCount(100_006);
        assertThat(facts.count("cells")).isBetween(5_000L, 5_100L);
    }

    /** With the names of applications and browsers that nobody knows, as anybody can. */
    private static void knock(TestRealm realm, int times) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        for (int i = 0; i < times; i++) {
            URI uri = URI.create(
                    realm.uri() + "/protocol/openid-connect/auth?response_type=code&client_id=stranger-" + i);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("User-Agent", "Strange/" + i)
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Tag("mariadb")
    @Test
    void factsAreKeptAsLongAsThePolicySays(KeycloakServer server, TestRealm realm) {
        outliveThePolicy(server, realm);
    }

    @Tag("mariadb")
    @Test
    void leftoversOfARealmThatIsGoneAreSweptUp(KeycloakServer server, TestRealm realm) {
        leaveBehind(server, realm);
    }

    private static void outliveThePolicy(KeycloakServer server, TestRealm realm) {
        realm.policy("{\"version\": 1, \"enabled\": true, \"analytics\": {\"retentionDays\": 30}}");
        Facts facts = facts(server, realm);
        facts.observe("alice", 12_000);
        facts.awaitCount(12_000);
        server.clock().advance(Duration.ofDays(20));
        facts.observe("alice", 10);
        facts.awaitCount(12_010);

        server.clock().advance(Duration.ofDays(15));
        await().atMost(LONG).until(() -> facts.count() <= 10);
        assertThat(facts.count()).isEqualTo(10);
    }

    private static void leaveBehind(KeycloakServer server, TestRealm realm) {
        Facts facts = new Facts(server, "gone-" + realm.name());
        // More than once, since the sweeper may be due just now.
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(() -> {
            facts.observe("alice", 5);
            return facts.count() > 0;
        });
        server.clock().advance(Duration.ofHours(2));
        await().atMost(LONG).until(() -> facts.count() + facts.count("cells") + facts.count("keys") == 0);
    }

    @Nested
    @KeycloakTest(database = DatabaseKind.POSTGRESQL, journey = false)
    class OnPostgreSql {

        @Test
        void factsAndBatchesAreWrittenOnceAndErased(KeycloakServer server, TestRealm realm) throws SQLException {
            Facts facts = facts(server, realm);
            TestUser alice = realm.user("alice");
            try (Connection connection = server.database().connect()) {
                String applied = "SELECT COALESCE(SUM(FACTS), 0) FROM PJ_FACT_BATCH WHERE PROJECTION = 'raw'";
                long before = number(connection, applied);
                facts.observe(alice.id(), 4_321);
                facts.observe("bob", 10);
                facts.awaitCount(4_331);
                // 433 and 1 devices were seen besides, which this projection passes over.
                assertThat(number(connection, applied) - before).isEqualTo(4_331 + 433 + 1);
            }
            alice.admin().remove();
            assertThat(facts.count()).isEqualTo(10);
            realm.admin().remove();
            assertThat(facts.count() + facts.count("cells") + facts.count("keys"))
                    .isZero();
        }

        /** The number of the transaction that wrote a row is in PostgreSQL's column XMIN. */
        @Test
        void allProjectionsTakeABatchInOneTransaction(KeycloakServer server, TestRealm realm) throws SQLException {
            Facts facts = facts(server, realm);
            facts.observe("f:directory:alice", 100);
            facts.awaitCount(100);
            String realmId = realm.admin().toRepresentation().getId();
            String ofFacts = "SELECT F.XMIN::TEXT FROM PJ_FACT F JOIN PJ_CELL C ON C.ID = F.CELL WHERE C.REALM_ID = '"
                    + realmId + "'";
            String ofOthers = Stream.of("PJ_ROLLUP", "PJ_DEVICE")
                    .map(table -> "SELECT XMIN::TEXT FROM " + table + " WHERE REALM_ID = '" + realmId + "'")
                    .collect(Collectors.joining(" UNION "));
            try (Connection connection = server.database().connect()) {
                long batches = number(
                        connection,
                        "SELECT COUNT(DISTINCT SEQ) FROM PJ_FACT_BATCH WHERE XMIN::TEXT IN (" + ofFacts + ")");
                assertThat(batches).isBetween(1L, 2L);
                assertThat(number(connection, "SELECT COUNT(*) FROM (" + ofFacts + " UNION " + ofOthers + ") AS T"))
                        .isEqualTo(batches);
                assertThat(number(connection, "SELECT COUNT(*) FROM (" + ofOthers + ") AS T"))
                        .isEqualTo(batches);
            }
        }

        @Test
        void keptAndSweptAsOnH2(KeycloakServer server, TestRealm realm) throws SQLException {
            outliveThePolicy(server, realm);
            try (Connection connection = server.database().connect()) {
                long aWeekAgo = server.clock().now().minus(Duration.ofDays(7)).toEpochMilli();
                await().atMost(LONG)
                        .until(() ->
                                number(connection, "SELECT COUNT(*) FROM PJ_FACT_BATCH WHERE APPLIED_AT < " + aWeekAgo)
                                        == 0);
            }
            leaveBehind(server, realm);
        }

        /** Facts and devices of any age, for the security reference, row 44; what counts as old, RetentionTest shows. */
        @Test
        void onlyWhatIsOlderThanTheRetentionGoesAndInSmallParts(KeycloakServer server, TestRealm realm)
                throws SQLException {
            int days = 37;
            realm.policy("{\"version\": 1, \"enabled\": true, \"analytics\": {\"retentionDays\": " + days + "}}");
            Facts facts = facts(server, realm);
            facts.observe("alice", 1);
            facts.awaitCount(1);
            String realmId = realm.admin().toRepresentation().getId();
            long now = server.clock().now().toEpochMilli();
            long today = Duration.ofMillis(now).toDays();
            try (Connection connection = server.database().connect()) {
                long cell = number(connection, "SELECT MIN(ID) FROM PJ_CELL WHERE REALM_ID = '" + realmId + "'");
                // First, since the job may be due at any moment.
                execute(connection, "CREATE TABLE GONE (ROWS_GONE BIGINT, TOO_EARLY BIGINT)");
                logDeletions(
                        connection,
                        "PJ_FACT",
                        "CELL = " + cell + " AND OCCURRED_AT >= "
                                + (now - Duration.ofDays(days).toMillis() + LONGEST_STEP));
                logDeletions(
                        connection, "PJ_DEVICE", "REALM_ID = '" + realmId + "' AND LAST_DAY >= " + (today - days + 1));
                try {
                    // Twice as far back as they are kept, at moments spread by a multiplication that meets each but
                    // once.
                    execute(
                            connection,
                            "INSERT INTO PJ_FACT (CELL, OCCURRED_AT, FACT_ID) SELECT " + cell + ", " + now
                                    + " - N * 7919 % 30011 * "
                                    + Duration.ofDays(2L * days).toMillis() / 30_011
                                    + ", N FROM generate_series(CAST(1 AS BIGINT), 30000) AS N");
                    // Users of a directory: whether they are still there the job does not ask.
                    for (String owner : List.of(realmId, "gone-" + realm.name())) {
                        execute(
                                connection,
                                "INSERT INTO PJ_DEVICE (REALM_ID, USER_ID, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS, FIRST_DAY,"
                                        + " LAST_DAY) SELECT '" + owner
                                        + "', 'f:directory:' || N, 'android', 'chrome', 0, 0, 0, "
                                        + today + " - N * 7919 % " + 2 * days + " FROM generate_series(1, 12000) AS N");
                    }
                    server.clock().advance(Duration.ofMinutes(61));
                    long kept =
                            server.clock().now().minus(Duration.ofDays(days)).toEpochMilli();
                    String old = "SELECT (SELECT COUNT(*) FROM PJ_FACT WHERE CELL = " + cell + " AND OCCURRED_AT < "
                            + kept
                            + ") + (SELECT COUNT(*) FROM PJ_DEVICE WHERE REALM_ID LIKE 'gone-%' OR REALM_ID = '"
                            + realmId
                            + "' AND LAST_DAY < " + Duration.ofMillis(kept).toDays() + ")";
                    await().atMost(LONG).until(() -> number(connection, old) == 0);
                    assertThat(number(connection, "SELECT SUM(TOO_EARLY) FROM GONE"))
                            .isZero();
                    assertThat(number(connection, "SELECT SUM(ROWS_GONE) FROM GONE"))
                            .isGreaterThan(30_000);
                    assertThat(number(connection, "SELECT MAX(ROWS_GONE) FROM GONE"))
                            .isBetween(4_900L, 5_100L);
                } finally {
                    execute(connection, "DROP FUNCTION NOTE_PJ_FACT CASCADE");
                    execute(connection, "DROP FUNCTION NOTE_PJ_DEVICE CASCADE");
                    execute(connection, "DROP TABLE GONE");
                }
            }
        }

        /** Notes of each statement how many rows it deletes, and how many of them should have stayed. */
        private static void logDeletions(Connection connection, String table, String kept) throws SQLException {
            execute(
                    connection,
                    "CREATE FUNCTION NOTE_" + table
                            + "() RETURNS TRIGGER LANGUAGE plpgsql AS 'BEGIN INSERT INTO GONE SELECT"
                            + " COUNT(*), COUNT(*) FILTER (WHERE " + kept.replace("'", "''")
                            + ") FROM OLD_ROWS; RETURN NULL; END'");
            execute(
                    connection,
                    "CREATE TRIGGER NOTE AFTER DELETE ON " + table
                            + " REFERENCING OLD TABLE AS OLD_ROWS FOR EACH STATEMENT EXECUTE FUNCTION NOTE_" + table
                            + "()");
        }

        @Test
        void aNulInTheNameOfAClientDoesNoHarm(KeycloakServer server, TestRealm realm) {
            Facts facts = facts(server, realm);
            facts.observe("alice", 5, "~");
            facts.awaitCount(5);
        }

        @Test
        void aLockedTableDelaysFactsAndNobodyElse(KeycloakServer server, TestRealm realm, App app) throws SQLException {
            Facts facts = facts(server, realm);
            TestUser alice = realm.user("alice");
            long mark = server.log().mark();
            try (Connection connection = server.database().connect()) {
                connection.setAutoCommit(false);
                execute(connection, "LOCK TABLE PJ_FACT IN ACCESS EXCLUSIVE MODE");
                facts.observe("alice", 3_000);
                assertThat(app.directGrant(alice).ok()).isTrue();
                await().atMost(LONG).until(() -> server.log().since(mark).contains("projection 'raw' is not possible"));
                facts.observe("alice", 500);
                assertThat(app.directGrant(alice).ok()).isTrue();
                connection.rollback();
            }
            facts.awaitCount(3_500);
            assertThat(server.log().since(mark))
                    .containsOnlyOnce("projection 'raw' is not possible")
                    .containsOnlyOnce("projection 'raw' is possible again");
        }

        @Test
        void aMissingTableIsLoggedOnceAndFactsWaitForIt(KeycloakServer server, TestRealm realm, App app)
                throws SQLException {
            Facts facts = facts(server, realm);
            TestUser alice = realm.user("alice");
            long mark = server.log().mark();
            try (Connection connection = server.database().connect()) {
                execute(connection, "ALTER TABLE PJ_FACT RENAME TO PJ_FACT_GONE");
                facts.observe("alice", 100);
                // The second attempt and the third.
                await().during(Duration.ofSeconds(4))
                        .atMost(LONG)
                        .until(() -> app.directGrant(alice).ok());
                execute(connection, "ALTER TABLE PJ_FACT_GONE RENAME TO PJ_FACT");
            }
            facts.awaitCount(100);
            assertThat(server.log().since(mark))
                    .containsOnlyOnce("projection 'raw' is not possible")
                    .contains("projection 'raw' is possible again")
                    .doesNotContain("SQL Error");
        }

        @Test
        void aBatchThatIsOnRecordIsNotAppliedAgain(KeycloakServer server, TestRealm realm) throws SQLException {
            Facts facts = facts(server, realm);
            facts.observe("alice", 1);
            facts.awaitCount(1);
            try (Connection connection = server.database().connect()) {
                long last = number(connection, "SELECT MAX(SEQ) FROM PJ_FACT_BATCH WHERE SOURCE = " + runningSource());
                execute(
                        connection,
                        "INSERT INTO PJ_FACT_BATCH (SOURCE, SEQ, PROJECTION, FACTS, APPLIED_AT) VALUES ("
                                + runningSource() + ", " + (last + 1) + ", 'raw', 0, 0)");
                facts.observe("alice", 5);
                await().atMost(LONG)
                        .until(() -> number(
                                        connection,
                                        "SELECT LAST_SEQ FROM PJ_FACT_SOURCE WHERE SOURCE = " + runningSource())
                                > last);
            }
            facts.observe("alice", 2);
            facts.awaitCount(3);
        }

        private static String runningSource() {
            return "(SELECT SOURCE FROM PJ_FACT_SOURCE WHERE STOPPED_AT IS NULL)";
        }

        private static long number(Connection connection, String query) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        }

        private static void execute(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
