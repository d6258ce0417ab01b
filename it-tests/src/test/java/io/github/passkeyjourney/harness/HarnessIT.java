package io.github.passkeyjourney.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.page.AccountPage;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.OtpPage;
import io.github.passkeyjourney.page.StockRegisterPage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The harness itself, on stock Keycloak. */
@KeycloakTest(journey = false)
class HarnessIT {
    @Test
    void clockMovesAndTheAdministratorStaysSignedIn(KeycloakServer server, TestRealm realm, App app) {
        TestUser alice = realm.user("alice");
        Tokens before = app.directGrant(alice);

        server.clock().advance(Duration.ofDays(30));

        assertThat(app.refresh(before).ok()).isFalse();
        assertThat(alice.admin().toRepresentation().getUsername()).isEqualTo("alice");
        assertThat(realm.events("LOGIN").get(0).getTime())
                .isLessThan(server.clock().now().minus(Duration.ofDays(29)).toEpochMilli());
    }

    @Test
    void mailArrives(TestRealm realm, Mailbox mailbox) {
        TestUser alice = realm.user("alice");

        alice.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"));

        assertThat(mailbox.await(alice.email()).link().toString()).startsWith(realm.uri() + "/login-actions/");
    }

    @ParameterizedTest
    @EnumSource(names = {"PLATFORM", "SECURITY_KEY"})
    void passkeyIsCreatedAndSignsIn(VirtualAuthenticator.Kind kind, TestRealm realm, App app, Devices devices) {
        Device device = devices.plain();
        VirtualAuthenticator authenticator = device.plug(kind).presence(false);
        TestUser alice = realm.user("alice").mustDo("webauthn-register-passwordless");
        device.open(app.signIn());
        new LoginPage(device).signIn(alice);
        StockRegisterPage register = new StockRegisterPage(device);
        authenticator.presence(true);
        register.create("My passkey");
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
        assertThat(alice.passkeys())
                .singleElement()
                .satisfies(passkey -> assertThat(passkey.getUserLabel()).isEqualTo("My passkey"));
        assertThat(authenticator.passkeys()).singleElement().satisfies(passkey -> {
            assertThat(passkey.relyingParty()).isEqualTo("localhost");
            assertThat(passkey.backedUp()).isEqualTo(kind == VirtualAuthenticator.Kind.PLATFORM);
        });

        authenticator.presence(false);
        device.clearCookies().open(app.signIn());
        LoginPage login = new LoginPage(device);
        authenticator.presence(true);
        login.passkeyButton().click();

        assertThat(new AppPage(device).detail()).isEqualTo("alice");
    }

    @Test
    void passkeyMovesToAnotherDevice(TestRealm realm, App app, Devices devices) {
        Device laptop = devices.platform();
        TestUser alice = realm.user("alice").mustDo("webauthn-register-passwordless");
        laptop.open(app.signIn());
        new LoginPage(laptop).signIn(alice);
        new StockRegisterPage(laptop).create("Synced");
        new AppPage(laptop);

        Device phone = devices.platform();
        phone.platform().add(laptop.platform().passkeys().get(0));
        phone.open(app.signIn());

        // With presence on, autofill needs no click.
        assertThat(new AppPage(phone).detail()).isEqualTo("alice");
    }

    @Test
    void userWithoutVerificationIsRefused(TestRealm realm, App app, Device device) {
        TestUser alice = realm.user("alice").mustDo("webauthn-register-passwordless");
        device.open(app.signIn());
        new LoginPage(device).signIn(alice);
        device.platform().userVerified(false);

        new StockRegisterPage(device).create("Refused");

        device.page().locator("body[data-page-id='login-webauthn-error']").waitFor();
        assertThat(alice.passkeys()).isEmpty();
    }

    @Test
    void usersHaveGroupsRolesAttributesAndSecondFactors(TestRealm realm, App app, Device device) {
        TestUser carol = realm.user("carol")
                .join("/sales")
                .role("seller")
                .role("passkey-journey", "helpdesk")
                .attribute("costCenter", "42")
                .otp();
        assertThat(carol.admin().groups())
                .singleElement()
                .satisfies(group -> assertThat(group.getPath()).isEqualTo("/sales"));
        assertThat(carol.admin().toRepresentation().getAttributes()).containsEntry("costCenter", List.of("42"));

        device.open(app.signIn());
        new LoginPage(device).signIn(carol);
        new OtpPage(device).enter(carol.code());

        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    @Test
    void applicationUsesSsoAndGrants(TestRealm realm, App app, Device device) {
        TestUser alice = realm.user("alice");
        device.open(app.signIn(Map.of("prompt", "none")));
        assertThat(new AppPage(device).detail()).isEqualTo("login_required");
        device.open(app.signIn());
        new LoginPage(device).signIn(alice.username(), "wrong");
        LoginPage again = new LoginPage(device);
        assertThat(again.error()).isNotEmpty();
        again.signIn(alice);
        assertThat(new AppPage(device).signedIn()).isTrue();
        device.open(app.signIn(Map.of("prompt", "none")));
        assertThat(new AppPage(device).detail()).isEqualTo("alice");

        assertThat(app.refresh(app.tokens()).ok()).isTrue();
        assertThat(app.directGrant(alice).ok()).isTrue();
        assertThat(app.clientCredentials().ok()).isTrue();
        assertThat(realm.awaitEvent("LOGIN_ERROR", event -> true).getError()).isEqualTo("invalid_user_credentials");
    }

    @Test
    void accountConsoleShowsTheUser(TestRealm realm, Device device) {
        TestUser alice = realm.user("alice");

        device.open(realm.account());
        new LoginPage(device).signIn(alice);

        assertThat(new AccountPage(device).username().inputValue()).isEqualTo("alice");
    }

    @Test
    void loginPageNeedsNoJavaScript(TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.user("alice");
        Device device = devices.withoutJavaScript();

        device.open(app.signIn());
        new LoginPage(device).signIn(alice);

        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    @Nested
    @KeycloakTest
    class WithTheJourney {
        @Test
        void realmOffersAPasskeyAfterTheLastFactor(TestRealm realm, App app, Device device) {
            realm.policy(
                    "{\"version\":1,\"enabled\":true,\"cohorts\":[{\"name\":\"all\",\"match\":{},\"phase\":\"offer\"}]}");
            TestUser carol = realm.user("carol").otp();
            device.open(app.signIn());
            new LoginPage(device).signIn(carol);
            new OtpPage(device).enter(carol.code());

            new NudgePage(device).skip().click();

            assertThat(new AppPage(device).signedIn()).isTrue();
        }
    }

    @Nested
    @KeycloakTest(database = DatabaseKind.POSTGRESQL, journey = false)
    class OnPostgreSql {
        @Test
        void testsReachTheDatabaseOfTheServer(KeycloakServer server, TestRealm realm) throws SQLException {
            try (Connection connection = server.database().connect();
                    ResultSet row = connection
                            .createStatement()
                            .executeQuery("select count(*) from realm where name = '" + realm.name() + "'")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
    }
}
