package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.DropPasswordPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Who parts with the password in the phase "passwordless", who does not, and that nobody is pushed past the guard. */
@KeycloakTest
class DropPasswordIT {

    private static final String ACTION = "passkey-drop-password";

    /** Posts the answer that removes the password, to where the page sends its own or to an address. */
    private static final String REMOVE =
            "address => { const form = document.createElement('form'); form.method = 'post';"
                    + " form.action = address || document.getElementById('passkey-drop-form').action;"
                    + " const input = document.createElement('input'); input.name = 'remove'; input.value = 'true';"
                    + " form.append(input); document.body.append(form); form.submit(); }";

    @Tag("mariadb")
    @Test
    void aResilientAccountMayDropItsPasswordAndGetANewOneLater(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.listener("passkey-audit").policy(policy("offer", "PT0S"));
        TestUser alice = realm.user("alice");
        Device laptop = devices.platform();
        enrol(app, laptop, alice);
        // One passkey is not enough to be asked.
        laptop.forgetSession().open(app.signIn());
        new AppPage(laptop);
        enrol(app, devices.platform(), alice);

        // Whoever keeps it is left alone for a month.
        laptop.forgetSession().open(app.signIn());
        new DropPasswordPage(laptop).keep().click();
        new AppPage(laptop);
        laptop.forgetSession().open(app.signIn());
        new AppPage(laptop);
        server.clock().advance(Duration.ofDays(31));
        laptop.forgetSession().open(app.signIn());
        new DropPasswordPage(laptop).remove().click();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");

        assertThat(hasPassword(alice)).isFalse();
        assertThat(alice.passkeys()).hasSize(2);
        realm.awaitEvent(
                "REMOVE_CREDENTIAL",
                event -> "password".equals(event.getDetails().get("credential_type")));
        assertThat(mailbox.await(alice.email(), "password").text()).contains("Removed with: Chrome on Linux");
        assertThat(recorded(server, realm)).hasSize(1);
        laptop.forgetSession().open(app.signIn());
        new AppPage(laptop);
        Device borrowed = devices.plain();
        new SignIn(app, borrowed).withPassword(alice);
        assertThat(new LoginPage(borrowed).error()).isNotEmpty();

        // "Forgot password?" leads to a new one, in this phase, too.
        realm.update(settings -> settings.setResetPasswordAllowed(true));
        borrowed.open(app.signIn());
        LoginPage login = new LoginPage(borrowed);
        if (login.usePassword().isVisible()) {
            login.usePassword().click();
        }
        login.forgotPassword().click();
        borrowed.page().locator("#kc-reset-password-form #username").fill(alice.username());
        borrowed.page().locator("#kc-reset-password-form [type=submit]").click();
        borrowed.open(mailbox.await(alice.email(), "Reset password").link());
        setPassword(borrowed, alice);
        assertThat(new AppPage(borrowed).detail()).isEqualTo("alice");
        assertThat(alice.passkeys()).hasSize(2);
        alice.admin().removeCredential(password(alice).orElseThrow());

        // Back in an earlier phase, a password can be set and used as ever.
        realm.policy(TestPolicy.of("offer"));
        laptop.forgetSession().open(app.signIn(Map.of("kc_action", "UPDATE_PASSWORD")));
        setPassword(laptop, alice);
        assertThat(new AppPage(laptop).actionStatus()).isEqualTo("success");
        new SignIn(app, borrowed).withPassword(alice);
        new AppPage(borrowed);
        assertThat(laptop.complaints()).isEmpty();
    }

    @Test
    void wherePasswordsAreRemovedTheyStayUnlessTheAccountIsResilientAtThatMoment(
            TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(policy("remove", "PT0S")).user("alice");
        Device laptop = devices.platform();
        enrol(app, laptop, alice);
        enrol(app, devices.platform(), alice);
        laptop.forgetSession().open(app.signIn());
        DropPasswordPage page = new DropPasswordPage(laptop);
        assertThat(page.keep().count()).isZero();
        assertThat(page.leave().count()).isZero();
        laptop.leave(() -> laptop.page().evaluate(REMOVE.replace("'remove'", "'keep'"), ""));
        assertThat(new DropPasswordPage(laptop).verdict()).isEqualTo("allowed");

        // Meanwhile one of the two passkeys goes.
        alice.admin().removeCredential(latest(alice));
        laptop.leave(() -> new DropPasswordPage(laptop).remove().click());
        assertThat(new DropPasswordPage(laptop).verdict()).isEqualTo("not-resilient");
        realm.awaitEvent(
                "REMOVE_CREDENTIAL_ERROR",
                event -> "not-resilient".equals(event.getDetails().get("reason")));
        new DropPasswordPage(laptop).leave().click();
        new AppPage(laptop);
        assertThat(hasPassword(alice)).isTrue();

        // Nor is anybody asked who has come with the password.
        Device borrowed = devices.plain();
        new SignIn(app, borrowed).withPassword(alice);
        new AppPage(borrowed);
    }

    @Test
    void noDoorLeadsToTheRemovalButAFreshSignInWithAnOldPasskey(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(policy("offer", "PT24H")).user("alice");
        Device laptop = devices.platform();
        enrol(app, laptop, alice);
        enrol(app, devices.platform(), alice);

        // Somebody who knew the password may have made this passkey a minute ago.
        laptop.forgetSession().open(app.signIn());
        new AppPage(laptop);
        laptop.forgetSession().open(app.signIn(Map.of("kc_action", ACTION)));
        refuses(realm, laptop, "cooling-off");
        new DropPasswordPage(laptop).leave().click();
        assertThat(new AppPage(laptop).actionStatus()).isEqualTo("cancelled");

        // The password alone does not remove itself, neither in time nor after starting again.
        server.clock().advance(Duration.ofHours(25));
        Device thief = devices.plain();
        new SignIn(app, thief).withPassword(alice, Map.of("kc_action", ACTION));
        refuses(realm, thief, "passkey-first");
        thief.page().navigate(thief.page().url().replaceFirst("/required-action\\?", "/restart?"));
        String required = new LoginPage(thief)
                .action()
                .replaceFirst("/authenticate\\?", "/required-action?")
                .replaceFirst("execution=[^&]*", "execution=" + ACTION);
        thief.leave(() -> thief.page().evaluate(REMOVE, required));
        assertThat(thief.page().locator("#passkey-drop").count()).isZero();
        thief.open(app.signIn());
        new LoginPage(thief).signIn(alice);
        new AppPage(thief);
        // What is open does not count for what an app asks for later.
        thief.open(app.signIn(Map.of("kc_action", ACTION)));
        assertThat(thief.page().locator("#passkey-drop[data-verdict=allowed]").count())
                .isZero();
        assertThat(hasPassword(alice)).isTrue();

        // A page that was left open is too old, and a phase that was taken back ends it.
        laptop.forgetSession().open(app.signIn());
        new DropPasswordPage(laptop);
        server.clock().advance(Duration.ofSeconds(62));
        refuses(realm, laptop, "passkey-first");
        new DropPasswordPage(laptop).signInAgain().click();
        new DropPasswordPage(laptop);
        realm.policy(policy("keep", "PT24H"));
        new DropPasswordPage(laptop).remove().click();
        new AppPage(laptop);
        assertThat(hasPassword(alice)).isTrue();
        assertThat(realm.events("REMOVE_CREDENTIAL")).isEmpty();
    }

    /** On a database that tells of whom it keeps waiting. */
    @Nested
    @KeycloakTest(database = DatabaseKind.POSTGRESQL)
    class AtOnce {

        @Test
        void aPasskeyThatGoesAtTheSameMomentIsWaitedForAndNotCounted(
                KeycloakServer server, TestRealm realm, App app, Devices devices) throws SQLException {
            TestUser alice = realm.policy(policy("remove", "PT0S")).user("alice");
            Device laptop = devices.platform();
            enrol(app, laptop, alice);
            enrol(app, devices.platform(), alice);
            laptop.forgetSession().open(app.signIn());
            DropPasswordPage page = new DropPasswordPage(laptop);
            try (Connection other = server.database().connect();
                    Connection onlooker = server.database().connect()) {
                other.setAutoCommit(false);
                try (Statement removal = other.createStatement()) {
                    removal.executeUpdate("DELETE FROM CREDENTIAL WHERE ID = '" + latest(alice) + "'");
                }
                // Playwright's own click would wait for the answer.
                page.remove().evaluate("button => setTimeout(() => button.click())");
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> somebodyWaits(onlooker));
                other.commit();
            }
            laptop.page().locator("#passkey-drop[data-verdict=not-resilient]").waitFor();
            assertThat(hasPassword(alice)).isTrue();
        }

        private static boolean somebodyWaits(Connection onlooker) throws SQLException {
            try (Statement query = onlooker.createStatement();
                    ResultSet rows = query.executeQuery("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database()")) {
                return rows.next();
            }
        }
    }

    private static void refuses(TestRealm realm, Device device, String verdict) {
        new DropPasswordPage(device);
        device.leave(() -> device.page().evaluate(REMOVE, ""));
        assertThat(new DropPasswordPage(device).verdict()).isEqualTo(verdict);
        realm.awaitEvent(
                "REMOVE_CREDENTIAL_ERROR",
                event -> verdict.equals(event.getDetails().get("reason")));
    }

    private static void enrol(App app, Device device, TestUser user) {
        new SignIn(app, device).withPassword(user);
        new NudgePage(device).create().click();
        new AppPage(device);
    }

    private static String latest(TestUser user) {
        return user.passkeys().stream()
                .max(Comparator.comparing(CredentialRepresentation::getCreatedDate))
                .orElseThrow()
                .getId();
    }

    private static boolean hasPassword(TestUser user) {
        return password(user).isPresent();
    }

    private static Optional<String> password(TestUser user) {
        return user.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("password"))
                .map(CredentialRepresentation::getId)
                .findFirst();
    }

    /** On Keycloak's page. */
    private static void setPassword(Device device, TestUser user) {
        device.page().locator("#password-new").fill(user.password());
        device.page().locator("#password-confirm").fill(user.password());
        device.page().locator("#kc-passwd-update-form [type=submit]").first().click();
    }

    private static List<String> recorded(KeycloakServer server, TestRealm realm) {
        return new ServerQuery(server)
                .rows("SELECT TYPE, ID FROM PJ_AUDIT WHERE TYPE = 'password-removed' AND REALM_ID = '"
                        + realm.admin().toRepresentation().getId() + "'");
    }

    /** Second passkeys are made after a sign-in with the password, which keeps these tests short. */
    private static String policy(String password, String coolingOff) {
        return """
                {"version": 1, "enabled": true,
                 "enrollment": {"requireStrongestFactor": false, "maxAuthAge": "PT60S", "coolingOff": "%s"},
                 "passwordless": {"password": "%s"},
                 "cohorts": [{"name": "everyone", "match": {}, "phase": "passwordless"}]}
                """.formatted(coolingOff, password);
    }
}
