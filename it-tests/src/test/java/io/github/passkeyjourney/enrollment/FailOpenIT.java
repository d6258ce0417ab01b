package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever breaks on our side costs a nudge and never a sign-in. */
@KeycloakTest
class FailOpenIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ this is not JSON",
                "[]",
                "{\"version\": 1, \"cohorts\": [{\"name\": \"a\", \"phase\": \"sometimes\", \"match\": {}}]}",
                "{\"version\": 1, \"enabled\": true, \"surprise\": true}"
            })
    void aPolicyThatCannotBeReadLetsEverybodyInAndIsLoggedOnce(
            String policy, KeycloakServer server, TestRealm realm, App app, Device device) {
        // Before the policy is there: a job of the leader may be the first to read it, and then it is the one who logs.
        long mark = server.log().mark();
        TestUser alice = realm.policy(policy).user("alice");
        for (int i = 0; i < 2; i++) {
            new SignIn(app, device).withPassword(alice);
            assertThat(new AppPage(device).detail()).isEqualTo("alice");
        }
        assertThat(server.log().since(mark)).containsOnlyOnce("passkeyJourney.policy of realm " + realm.name());

        realm.policy(TestPolicy.always());
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().waitFor();
    }

    @Test
    void withoutTheRequiredActionTheSignInGoesOn(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.mandatory()).user("alice");
        realm.admin().flows().removeRequiredAction("passkey-enroll");
        new SignIn(app, device).withPassword(alice);
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
    }

    @Nested
    @KeycloakTest(database = DatabaseKind.POSTGRESQL)
    class WithABrokenTable {

        @Test
        void lockedMissingOrReadOnlyItNeverStopsASignIn(KeycloakServer server, TestRealm realm, App app, Device device)
                throws SQLException {
            TestUser alice = realm.policy(TestPolicy.always()).user("alice");
            try (Connection connection = server.database().connect()) {
                new SignIn(app, device).withPassword(alice);
                NudgePage nudge = new NudgePage(device);

                long mark = server.log().mark();
                connection.setAutoCommit(false);
                execute(connection, "LOCK TABLE PJ_NUDGE IN ACCESS EXCLUSIVE MODE");
                nudge.skip().click();
                assertSignedIn(app, device);
                signsInUnasked(app, device, alice);
                signsInUnasked(app, device, alice);
                assertThat(server.log().since(mark)).containsOnlyOnce("PJ_NUDGE (nudge history) is not available");
                connection.rollback();

                server.clock().advance(Duration.ofSeconds(31));
                execute(connection, "ALTER TABLE PJ_NUDGE RENAME TO PJ_NUDGE_GONE");
                connection.commit();
                signsInUnasked(app, device, alice);

                server.clock().advance(Duration.ofSeconds(31));
                execute(connection, "ALTER TABLE PJ_NUDGE_GONE RENAME TO PJ_NUDGE");
                execute(
                        connection,
                        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN RAISE EXCEPTION ''read-only''; END'");
                execute(
                        connection,
                        "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON PJ_NUDGE"
                                + " FOR EACH ROW EXECUTE FUNCTION refuse()");
                connection.commit();
                long readOnly = server.log().mark();
                new SignIn(app, device).withPassword(alice);
                new NudgePage(device).skip().click();
                assertSignedIn(app, device);
                // The page was shown and put off, so two changes were refused.
                assertThat(server.log().since(readOnly))
                        .containsOnlyOnce("PJ_NUDGE (nudge history) failed for one user");
                execute(connection, "DROP TRIGGER refuse ON PJ_NUDGE");
                execute(connection, "DROP FUNCTION refuse");
                connection.commit();

                server.clock().advance(Duration.ofSeconds(31));
                new SignIn(app, device).withPassword(alice);
                new NudgePage(device).skip().click();
                assertSignedIn(app, device);
                assertThat(server.log().since(mark)).contains("PJ_NUDGE (nudge history) is available again");
            }
        }

        @Test
        void aRowThatIsLockedForOneUserCostsTheOthersNothing(
                KeycloakServer server, TestRealm realm, App app, Device device) throws SQLException {
            TestUser alice = realm.policy(TestPolicy.always()).user("alice");
            TestUser bob = realm.user("bob");
            new SignIn(app, device).withPassword(alice);
            NudgePage nudge = new NudgePage(device);
            try (Connection connection = server.database().connect()) {
                connection.setAutoCommit(false);
                execute(connection, "SELECT 1 FROM PJ_NUDGE WHERE USER_ID = '" + alice.id() + "' FOR UPDATE");
                nudge.skip().click();
                assertSignedIn(app, device);
                assertThat(skips(connection, alice)).isZero();
                new SignIn(app, device).withPassword(bob);
                new NudgePage(device).skip().waitFor();
            }
        }

        private static int skips(Connection connection, TestUser user) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT SKIPS FROM PJ_NUDGE WHERE USER_ID = '" + user.id() + "'")) {
                row.next();
                return row.getInt(1);
            }
        }

        private static void signsInUnasked(App app, Device device, TestUser user) {
            new SignIn(app, device).withPassword(user);
            assertSignedIn(app, device);
        }

        /** The session has to be there afterwards too: a transaction that was spoilt loses it after the page is sent. */
        private static void assertSignedIn(App app, Device device) {
            assertThat(new AppPage(device).detail()).isEqualTo("alice");
            assertThat(app.refresh(app.tokens()).ok()).isTrue();
        }

        private static void execute(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
