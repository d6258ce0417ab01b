package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What PJ_NUDGE keeps of a user, on PostgreSQL; that H2 counts alike is what the cadence rests on. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL)
class HistoryIT {

    @Test
    void offersSkipsAndFailuresAreCounted(KeycloakServer server, TestRealm realm, App app, Device device)
            throws SQLException {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        skip(app, device, alice);
        skip(app, device, alice);
        device.platform().userVerified(false);
        new SignIn(app, device).withPassword(alice);
        NudgePage nudge = new NudgePage(device);
        device.leave(() -> nudge.create().click());
        assertThat(row(server, alice)).isEqualTo("offers 3, skips 2, failures 1");
    }

    @Test
    void twoBrowsersAtOnceLoseNothing(KeycloakServer server, TestRealm realm, App app, Devices devices)
            throws SQLException {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        Device laptop = devices.platform();
        Device phone = devices.platform();
        new SignIn(app, laptop).withPassword(alice);
        new SignIn(app, phone).withPassword(alice);
        new NudgePage(laptop).skip().click();
        new AppPage(laptop);
        new NudgePage(phone).create().click();
        new AppPage(phone);
        assertThat(row(server, alice)).isEqualTo("offers 2, skips 1, failures 0");
        assertThat(alice.passkeys()).hasSize(1);
    }

    @Test
    void reloadingThePageIsOneOffer(KeycloakServer server, TestRealm realm, App app, Device device)
            throws SQLException {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device);
        device.page().reload();
        new NudgePage(device);
        assertThat(row(server, alice)).isEqualTo("offers 1, skips 0, failures 0");
    }

    @Test
    void theHistoryGoesWithTheUser(KeycloakServer server, TestRealm realm, App app, Device device) throws SQLException {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        skip(app, device, alice);
        alice.admin().remove();
        assertThat(row(server, alice)).isEmpty();
    }

    @Test
    void theHistoryGoesWithTheRealm(KeycloakServer server, TestRealm realm, App app, Device device)
            throws SQLException {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        skip(app, device, alice);
        realm.admin().remove();
        assertThat(row(server, alice)).isEmpty();
    }

    @Nested
    @KeycloakTest
    class OnH2 {

        @Tag("mariadb")
        @Test
        void theHistoryGoesWithTheUser(KeycloakServer server, TestRealm realm, App app, Device device) {
            TestUser alice = realm.policy(TestPolicy.always()).user("alice");
            skip(app, device, alice);
            assertThat(rows(server, alice)).containsExactly("1, 1, 0");
            alice.admin().remove();
            assertThat(rows(server, alice)).isEmpty();
        }

        @Test
        void theHistoryGoesWithTheRealm(KeycloakServer server, TestRealm realm, App app, Device device) {
            TestUser alice = realm.policy(TestPolicy.always()).user("alice");
            skip(app, device, alice);
            assertThat(rows(server, alice)).containsExactly("1, 1, 0");
            realm.admin().remove();
            assertThat(rows(server, alice)).isEmpty();
        }

        private static List<String> rows(KeycloakServer server, TestUser user) {
            return new ServerQuery(server)
                    .rows("SELECT OFFERS, SKIPS, FAILURES FROM PJ_NUDGE WHERE USER_ID = '" + user.id() + "'");
        }
    }

    private static void skip(App app, Device device, TestUser user) {
        new SignIn(app, device).withPassword(user);
        new NudgePage(device).skip().click();
        new AppPage(device);
    }

    private static String row(KeycloakServer server, TestUser user) throws SQLException {
        try (Connection connection = server.database().connect();
                PreparedStatement query =
                        connection.prepareStatement("SELECT OFFERS, SKIPS, FAILURES FROM PJ_NUDGE WHERE USER_ID = ?")) {
            query.setString(1, user.id());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? "offers %d, skips %d, failures %d".formatted(row.getInt(1), row.getInt(2), row.getInt(3))
                        : "";
            }
        }
    }
}
