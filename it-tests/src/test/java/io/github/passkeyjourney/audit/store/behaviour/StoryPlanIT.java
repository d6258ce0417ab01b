package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.query.FactQuery;
import io.github.passkeyjourney.audit.query.TimelineCursor;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.QueryPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** However many facts there are, the story of a user costs what it holds: 300 000 facts on PostgreSQL. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL, journey = false)
class StoryPlanIT {
    private static final String REALM = "story-realm";
    private static final int OF_USER = 60;

    @Test
    void theStoryOfAUserIsReadAlongTheUser(KeycloakServer server) throws SQLException {
        try (Connection connection = server.database().connect()) {
            fill(connection);
            try {
                Instant half = Instant.ofEpochMilli(150_000);
                for (TimelineCursor cursor : new TimelineCursor[] {
                    TimelineCursor.START,
                    TimelineCursor.atAudit(1_000_000, "x"),
                    TimelineCursor.atBehaviour(1_000_000, 1, 1)
                }) {
                    assertFew(connection, new FactQuery(REALM, Set.of(), null, null, "user", 100), cursor, OF_USER);
                    assertFew(connection, new FactQuery(REALM, Set.of(), null, half, "user", 100), cursor, OF_USER / 2);
                    assertFew(
                            connection,
                            new FactQuery(REALM, Set.of(FactType.SKIPPED), null, null, "user", 100),
                            cursor,
                            0);
                }
            } finally {
                empty(connection);
            }
        }
    }

    private static void assertFew(Connection connection, FactQuery query, TimelineCursor cursor, int expected)
            throws SQLException {
        StoryStatement story = new StoryStatement("PJ_FACT", "PJ_CELL", query, "subject-7", cursor, 101);
        QueryPlan plan = QueryPlan.of(connection, story.sql(), story.parameters());
        assertThat(plan.rows()).as(plan.toString()).isEqualTo(expected);
        assertThat(plan.ways("PJ_FACT")).as(plan.toString()).doesNotContain("Seq Scan");
        assertThat(plan.visited("PJ_FACT")).as(plan.toString()).isLessThanOrEqualTo(OF_USER);
    }

    /** 5000 users with 60 facts each in one cell of 100. */
    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO PJ_CELL (CELL_KEY, REALM_ID, FACT_TYPE, PLATFORM, BROWSER, CLIENT)
                    SELECT 'story-' || N, 'story-realm', 'sign-in', 'ios', 'safari', 'client-' || N
                    FROM generate_series(1, 100) N""");
            statement.execute("""
                    INSERT INTO PJ_FACT (CELL, OCCURRED_AT, FACT_ID, SUBJECT)
                    SELECT (SELECT MIN(ID) FROM PJ_CELL WHERE REALM_ID = 'story-realm') + N % 100, N, N,
                        'subject-' || N % 5000
                    FROM generate_series(1, 300000) N""");
            statement.execute("ANALYZE PJ_CELL");
            statement.execute("ANALYZE PJ_FACT");
        }
    }

    private static void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "DELETE FROM PJ_FACT WHERE CELL IN (SELECT ID FROM PJ_CELL WHERE REALM_ID = 'story-realm')");
            statement.execute("DELETE FROM PJ_CELL WHERE REALM_ID = 'story-realm'");
        }
    }
}
