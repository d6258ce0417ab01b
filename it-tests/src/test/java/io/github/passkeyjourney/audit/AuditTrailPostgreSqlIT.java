package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The trail on PostgreSQL, and what only shows there. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL, journey = false)
class AuditTrailPostgreSqlIT extends AuditTrailCases {

    @Test
    void aLockedTableCostsTheFirstRequestASecondTheNextNothingAndTheTrailNoFact(KeycloakServer server, TestRealm realm)
            throws SQLException {
        Trail trail = new Trail(realm);
        TestUser alice = realm.user("alice", user -> user.getCredentials().add(passkey()));
        String id = alice.passkeys().get(0).getId();
        String parameters = "user=" + alice.id() + "&credential=" + id;
        long mark = server.log().mark();
        try (Connection connection = server.database().connect()) {
            lock(connection);
            assertThat(trail.after(parameters)).isBetween(Duration.ofMillis(800), Duration.ofSeconds(5));
            assertThat(trail.after(parameters)).isLessThan(Duration.ofMillis(800));
            assertThat(trail.after(parameters)).isLessThan(Duration.ofMillis(800));
            connection.rollback();
        }
        assertThat(server.log().since(mark))
                .containsOnlyOnce("The table PJ_AUDIT (audit trail")
                .contains("SQL state 57014")
                .doesNotContain(alice.id());
        assertThat(trail.count(ALL)).isZero();

        server.clock().advance(Duration.ofMinutes(6));
        trail.awaitCount(1, "FACT_KEY = 'enrolled:" + id + "' AND " + Trail.about(alice));
        trail.after("user=" + BOB + "&credential=next");
        assertThat(trail.count("FACT_KEY = 'enrolled:next'")).isEqualTo(1);
        assertThat(server.log().since(mark)).contains("repair job adds what is left out) is available again");
    }

    @Test
    void aLockedTableDoesNotKeepAUserFromBeingRemovedAndForgotten(KeycloakServer server, TestRealm realm)
            throws SQLException {
        Trail trail = new Trail(realm);
        TestUser alice = realm.user("alice");
        trail.record("user=" + alice.id());
        try (Connection connection = server.database().connect()) {
            lock(connection);
            alice.admin().remove();
            connection.rollback();
        }
        trail.awaitCount(0, Trail.about(alice));
        assertThat(trail.count(ALL)).isEqualTo(1);
    }

    private static void lock(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE PJ_AUDIT IN ACCESS EXCLUSIVE MODE");
        }
    }
}
