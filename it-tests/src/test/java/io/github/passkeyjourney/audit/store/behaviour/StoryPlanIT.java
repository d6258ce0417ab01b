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
    /** Copies of PJ_FACT and PJ_CELL: in the tables themselves jobs of the server delete what belongs to no realm. */
    private static final String FACTS = "STORY_FACT";

    private static final String CELLS = "STORY_CELL";
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
        StoryStatement story = new StoryStatement(FACTS, CELLS, query, "subject-7", cursor, 101);
        QueryPlan plan = QueryPlan.of(connection, story.sql(), story.parameters());
        assertThat(plan.rows()).as(plan.toString()).isEqualTo(expected);
        assertThat(plan.ways(FACTS)).as(plan.toString()).doesNotContain("Seq Scan");
        assertThat(plan.visited(FACTS)).as(plan.toString()).isLessThanOrEqualTo(OF_USER);
    }

    /** 5000 users with 60 facts each in one cell of 100. */
    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + CELLS + " (LIKE PJ_CELL INCLUDING ALL)");
            statement.execute("CREATE TABLE " + FACTS + " (LIKE PJ_FACT INCLUDING ALL)");
            statement.execute("""
                    INSERT INTO STORY_CELL (CELL_KEY, REALM_ID, FACT_TYPE, PLATFORM, BROWSER, CLIENT)
                    SELECT 'story-' || N, 'story-realm', 'sign-in', 'ios', 'safari', 'client-' || N
                    FROM generate_series(1, 100) N""");
            statement.execute("""
                    INSERT INTO STORY_FACT (CELL, OCCURRED_AT, FACT_ID, SUBJECT)
                    SELECT (SELECT MIN(ID) FROM STORY_CELL WHERE REALM_ID = 'story-realm') + N % 100, N, N,
                        'subject-' || N % 5000
                    FROM generate_series(1, 300000) N""");
            statement.execute("ANALYZE " + CELLS);
            statement.execute("ANALYZE " + FACTS);
        }
    }

    private static void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + FACTS + ", " + CELLS);
        }
    }
}
