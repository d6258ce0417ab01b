package io.github.passkeyjourney.audit.store.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.query.FactQuery;
import io.github.passkeyjourney.audit.query.TimelineCursor;
import io.github.passkeyjourney.audit.query.TrailCursor;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.QueryPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However long the trail is, a page costs what a page holds: 120 000 facts in two realms, on PostgreSQL. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL, journey = false)
class TrailPlanIT {
    /** A copy of PJ_AUDIT: in the table itself jobs of the server erase what belongs to no realm. */
    private static final String TABLE = "PLAN_AUDIT";

    private static final String REALM = "plan-realm-1";
    private static final int ROWS = 60_000;
    private static final int MAX = 100;
    private static final Instant START = Instant.ofEpochSecond(1_780_000_000);

    @Test
    void pagesReachTheirRowsByIndexAndLookAtFewOthers(KeycloakServer server) throws SQLException {
        try (Connection connection = server.database().connect()) {
            fill(connection);
            try {
                FactType common = FactType.PASSKEY_ENROLLED;
                FactType rare = FactType.DRILL_ENDED;
                Instant late = START.plusSeconds(60L * (ROWS - 50));
                TrailCursor begin = TrailCursor.START.within(ROWS);
                TrailCursor middle = new TrailCursor(0, ROWS, time(ROWS / 2), "");

                assertPage(connection, query(Set.of(), null, null, null), begin, MAX);
                assertPage(connection, query(Set.of(), null, null, null), middle, MAX);
                assertPage(connection, query(Set.of(), late, null, null), begin, 51);
                assertPage(connection, query(Set.of(), null, START.plusSeconds(6_001), null), begin, MAX);
                assertPage(connection, query(Set.of(common), null, null, null), middle, MAX);
                assertPage(connection, query(Set.of(rare), null, null, null), begin, 6);
                assertPage(connection, query(Set.of(rare, common), late, null, null), begin, 45);
                assertPage(connection, query(Set.of(rare, FactType.CASE_OPENED), null, null, null), begin, 12);
                assertPage(connection, query(Set.of(), null, null, "user-77"), begin, 20);
                assertPage(connection, query(Set.of(common), null, null, "user-77"), begin, 20);
                assertPage(connection, query(Set.of(common, rare), late, null, "user-77"), begin, 0);
                assertPage(connection, query(Set.of(), null, null, "nobody"), begin, 0);
            } finally {
                empty(connection);
            }
        }
    }

    @Test
    void whoeverComesBackReadsOnAlongTheChain(KeycloakServer server) throws SQLException {
        try (Connection connection = server.database().connect()) {
            fill(connection);
            try {
                FactQuery all = query(Set.of(), null, null, null);
                assertPage(connection, all, TrailCursor.atPlace(ROWS - 40).within(ROWS), 40);
                FactQuery rare = query(Set.of(FactType.DRILL_ENDED), null, null, null);
                TrailStatement stretch =
                        TrailStatement.page(TABLE, rare, TrailCursor.atPlace(10).within(ROWS), MAX + 1);
                QueryPlan plan = QueryPlan.of(connection, stretch.sql(), stretch.parameters());
                assertThat(plan.ways(TABLE)).doesNotContain("Seq Scan");
                assertThat(plan.visited(TABLE)).as(plan.toString()).isLessThanOrEqualTo(TrailCursor.STRETCH + MAX);
            } finally {
                empty(connection);
            }
        }
    }

    @Test
    void theStoryOfAUserIsReadAlongTheUser(KeycloakServer server) throws SQLException {
        try (Connection connection = server.database().connect()) {
            fill(connection);
            try {
                for (FactQuery query : new FactQuery[] {
                    query(Set.of(), null, null, "user-77"),
                    query(Set.of(FactType.PASSKEY_ENROLLED), null, null, "user-77"),
                    query(Set.of(), START, START.plusSeconds(60L * ROWS), "user-77")
                }) {
                    for (TimelineCursor cursor : new TimelineCursor[] {
                        TimelineCursor.START,
                        TimelineCursor.atAudit(time(ROWS), "x"),
                        TimelineCursor.atBehaviour(time(ROWS), 1, 1)
                    }) {
                        TrailStatement story = TrailStatement.timeline(TABLE, query, cursor, MAX + 1);
                        assertFew(QueryPlan.of(connection, story.sql(), story.parameters()), 20);
                    }
                }
            } finally {
                empty(connection);
            }
        }
    }

    private static void assertPage(Connection connection, FactQuery query, TrailCursor cursor, int expected)
            throws SQLException {
        TrailStatement page = TrailStatement.page(TABLE, query, cursor, MAX);
        assertFew(QueryPlan.of(connection, page.sql(), page.parameters()), expected);
    }

    private static void assertFew(QueryPlan plan, int expected) {
        assertThat(plan.rows()).as(plan.toString()).isEqualTo(expected);
        assertThat(plan.ways(TABLE)).as(plan.toString()).doesNotContain("Seq Scan");
        // Each row of the page is looked at twice, a few besides.
        assertThat(plan.visited(TABLE)).as(plan.toString()).isLessThanOrEqualTo(3L * MAX);
    }

    private static FactQuery query(
            Set<FactType> types, @Nullable Instant from, @Nullable Instant to, @Nullable String user) {
        return new FactQuery(REALM, types, from, to, user, MAX);
    }

    private static long time(int number) {
        return START.plusSeconds(60L * number).toEpochMilli();
    }

    /** One a minute: 3000 users with 20 facts each; every tenth is another type, every ten thousandth a rare one. */
    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + TABLE + " (LIKE PJ_AUDIT INCLUDING ALL)");
            for (String realm : new String[] {REALM, "plan-realm-2"}) {
                statement.execute("""
                        INSERT INTO PLAN_AUDIT (ID, REALM_ID, TYPE, OCCURRED_AT, RECORDED_AT, CONTENT, USER_ID,
                            CHAIN_POSITION, CHAIN_HASH)
                        SELECT md5('%1$s' || N), '%1$s',
                            CASE WHEN N %% 10000 = 5000 THEN 'drill-ended' WHEN N %% 10000 = 7000 THEN 'case-opened'
                                WHEN N %% 10 = 0 THEN 'passkey-removed' ELSE 'passkey-enrolled' END,
                            %2$d + 60000 * N::bigint, 0, '{}', 'user-' || N %% 3000, N, 'x'
                        FROM generate_series(1, %3$d) N""".formatted(realm, START.toEpochMilli(), ROWS));
            }
            statement.execute("ANALYZE " + TABLE);
        }
    }

    private static void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
        }
    }
}
