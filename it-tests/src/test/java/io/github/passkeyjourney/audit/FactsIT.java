package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.harness.Upstream;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.OtpPage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What real people do at real pages becomes exactly the facts that tell of it. */
@KeycloakTest
class FactsIT {

    @Test
    void theWayToAPasskeyAndWithIt(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).skip().click();
        new AppPage(device);
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).because("no-time").press("Enter");
        new AppPage(device);
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        signInWithPasskey(app, device);

        new FactRows(realm)
                .await(
                        "offered optional",
                        "skipped",
                        "sign-in password succeeded",
                        "offered optional",
                        "skipped no-time",
                        "sign-in password succeeded",
                        "offered optional",
                        "accepted",
                        "sign-in password succeeded",
                        "sign-in passkey succeeded");
    }

    @Test
    void aClosedDialogOfTheNudgeIsAFailureAndNoSkip(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        device.platform().userVerified(false);
        new SignIn(app, device).withPassword(alice);
        device.leave(() -> new NudgePage(device).create().click());
        device.page().locator("#passkey-error[data-code='cancelled']").waitFor();
        new NudgePage(device).skip().click();
        new AppPage(device);

        new FactRows(realm).await("offered optional", "enrollment-failed cancelled", "sign-in password succeeded");
    }

    @Test
    void wrongPasswordsAndCodesAreRefusals(TestRealm realm, App app, Device device) {
        TestUser carol = realm.policy(TestPolicy.of("observe")).user("carol").otp();
        device.open(app.signIn());
        new LoginPage(device).signIn("carol", "wrong");
        new LoginPage(device).signIn("nobody", "wrong");
        new LoginPage(device).signIn(carol);
        OtpPage otp = new OtpPage(device);
        otp.enter("000000");
        assertThat(otp.error()).isNotEmpty();
        otp.enter(carol.code());
        new AppPage(device);

        new FactRows(realm)
                .await(
                        "sign-in password refused",
                        "sign-in password refused",
                        "sign-in password-otp refused",
                        "sign-in password-otp succeeded");
    }

    @Test
    void aHolderWhoTakesThePasswordFallsBackAndTheCauseIsToldApart(TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        Device laptop = devices.platform();
        new SignIn(app, laptop).withPassword(alice);
        new NudgePage(laptop).create().click();
        new AppPage(laptop);
        realm.policy(TestPolicy.of("observe"));

        laptop.platform().presence(false);
        new SignIn(app, laptop).withPassword(alice);
        new AppPage(laptop);
        Device stranger = devices.platform();
        stranger.platform().presence(false);
        new SignIn(app, stranger).withPassword(alice);
        new AppPage(stranger);
        Device bare = devices.plain();
        new SignIn(app, bare).withPassword(alice);
        new AppPage(bare);

        FactRows facts = new FactRows(realm);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(facts.all().stream().filter(fact -> fact.startsWith("fallback")))
                        .containsExactly(
                                "fallback password choice",
                                "fallback password no-passkey-here",
                                "fallback password unusable"));
    }

    @Test
    void neitherSessionsNorGrantsNorSignUpsAreSignIns(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("observe")).user("alice");
        realm.update(representation -> representation.setRegistrationAllowed(true));
        device.open(app.signIn(Map.of("prompt", "create")));
        device.page().fill("#username", "nina");
        device.page().fill("#email", "nina@facts.test");
        device.page().fill("#firstName", "Nina");
        device.page().fill("#lastName", "Example");
        device.page().fill("#password", "a password of hers");
        device.page().fill("#password-confirm", "a password of hers");
        device.page().locator("#kc-register-form [type=submit]").click();
        new AppPage(device);
        device.open(app.signIn());
        new AppPage(device);
        device.open(app.signIn(Map.of("prompt", "none")));
        new AppPage(device);
        assertThat(app.directGrant(alice).ok()).isTrue();
        assertThat(app.directGrant(realm.user("bob", bob -> bob.setEnabled(false)))
                        .ok())
                .isFalse();
        assertThat(app.clientCredentials().ok()).isTrue();
        new SignIn(app, device).withPassword(alice);
        new AppPage(device);
        device.open(app.signIn(Map.of("prompt", "login")));
        device.page().fill("#password", TestRealm.PASSWORD);
        device.page().locator("#kc-login").click();
        new AppPage(device);
        device.forgetSession().open(app.signIn());
        new LoginPage(device).signIn("alice", "wrong");

        new FactRows(realm)
                .await("sign-in password succeeded", "sign-in password succeeded", "sign-in password refused");
    }

    @Test
    void anUpstreamProviderIsABroker(TestRealm realm, App app, Device device) {
        realm.policy(TestPolicy.of("observe"));
        try (Upstream corp = Upstream.of(realm, null)) {
            device.open(app.signIn());
            new LoginPage(device);
            corp.signIn(device);
            new AppPage(device);

            new FactRows(realm).await("sign-in broker succeeded");
        }
    }

    @Tag("mariadb")
    @Test
    void factsTellCohortPlatformBrowserAndApplication(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("observe")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new AppPage(device);

        FactRows facts = new FactRows(realm);
        facts.await("sign-in password succeeded");
        assertThat(facts.rows("COHORT, PLATFORM, BROWSER, CLIENT")).containsExactly("everyone linux chrome app");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                facts.query("SELECT PLATFORM, BROWSER, COHORT, LAST_DAY - FIRST_DAY FROM PJ_DEVICE"
                                        + " WHERE REALM_ID = :realm AND KNOWN_BITS > 0"))
                        .containsExactly("linux, chrome, everyone, 0"));
    }

    @Test
    void comingBackToAnOpenSessionSaysNothingOfTheDevice(TestRealm realm, App app, Devices devices) {
        realm.policy("""
                {"version": 1, "enabled": true,
                 "cohorts": [{"name": "left-alone", "match": {"groups": ["/left-alone"]}, "phase": "off"},
                             {"name": "everyone", "match": {}, "phase": "observe"}]}""");
        TestUser alice = realm.user("alice").join("/left-alone");
        Device laptop = devices.plain();
        new SignIn(app, laptop).withPassword(alice);
        new AppPage(laptop);
        laptop.open(app.signIn());
        new AppPage(laptop);
        Device other = devices.plain();
        new SignIn(app, other).withPassword(realm.user("bob"));
        new AppPage(other);

        FactRows facts = new FactRows(realm);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(facts.query("SELECT COHORT, PLATFORM FROM PJ_DEVICE WHERE REALM_ID = :realm"))
                                .containsExactly("everyone, linux"));
    }

    @Test
    void aRealmThatIsOffIsNotMeasured(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("off")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new AppPage(device);
        realm.policy(TestPolicy.of("observe"));
        device.open(app.signIn(Map.of("prompt", "login")));
        device.page().fill("#password", TestRealm.PASSWORD);
        device.page().locator("#kc-login").click();
        new AppPage(device);

        new FactRows(realm).await("sign-in password succeeded");
    }

    @Tag("mariadb")
    @Test
    void whatKeycloakForgetsOfAPasskeyIsKept(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        FactRows facts = new FactRows(realm);
        assertThat(facts.query("SELECT BACKUP_ELIGIBLE, BACKED_UP, USER_VERIFIED, ATTACHMENT, TRANSPORTS, PLATFORM,"
                        + " BROWSER, ORIGIN, COHORT, LAST_USED_AT FROM PJ_PASSKEY WHERE REALM_ID = :realm"))
                .containsExactly("true, true, true, platform, internal, linux, chrome, nudge, everyone, null");

        device.platform().backup(true, false);
        signInWithPasskey(app, device);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(facts.query("SELECT BACKUP_ELIGIBLE, BACKED_UP FROM PJ_PASSKEY"
                                + " WHERE REALM_ID = :realm AND LAST_USED_AT IS NOT NULL"))
                        .containsExactly("true, false"));

        String passkey = alice.passkeys().get(0).getId();
        alice.admin().removeCredential(passkey);
        assertThat(facts.query("SELECT CREDENTIAL_ID, USER_ID FROM PJ_PASSKEY WHERE REALM_ID = :realm"))
                .isEmpty();
    }

    @Test
    void creationAndRemovalAreOnRecordOnceWithWhatLedToThem(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        String first = alice.passkeys().get(0).getId();
        alice.admin().removeCredential(first);
        realm.policy(TestPolicy.of("observe"));
        device.platform().remove(device.platform().passkeys().get(0));
        device.open(app.signIn(Map.of("kc_action", "passkey-enroll")));
        new NudgePage(device).create().click();
        new AppPage(device);
        String second = alice.passkeys().get(0).getId();
        device.open(app.signIn(Map.of("kc_action", "delete_credential:" + second)));
        device.page().locator("#kc-accept").click();
        new AppPage(device);

        FactRows facts = new FactRows(realm);
        assertThat(facts.query("SELECT FACT_KEY, CASE WHEN CONTENT LIKE '%\"nudge\"%' THEN 'nudge'"
                        + " WHEN CONTENT LIKE '%\"self\"%' THEN 'self' WHEN CONTENT LIKE '%\"admin\"%' THEN 'admin'"
                        + " WHEN CONTENT LIKE '%\"user\"%' THEN 'user' END"
                        + " FROM PJ_AUDIT WHERE REALM_ID = :realm ORDER BY OCCURRED_AT"))
                .containsExactly(
                        "enrolled:" + first + ", nudge",
                        "removed:" + first + ", admin",
                        "enrolled:" + second + ", self",
                        "removed:" + second + ", user");
    }

    @Test
    void aPasskeyThatIsOlderThanThisProductGetsItsRowAtFirstUse(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        FactRows facts = new FactRows(realm);
        facts.change("DELETE FROM PJ_PASSKEY WHERE REALM_ID = :realm");
        signInWithPasskey(app, device);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(facts.query("SELECT BACKUP_ELIGIBLE, BACKED_UP, USER_VERIFIED,"
                                + " TRANSPORTS, PLATFORM, ORIGIN FROM PJ_PASSKEY WHERE REALM_ID = :realm"
                                + " AND LAST_USED_AT > CREATED_AT"))
                        .containsExactly("true, true, true, internal, linux, null"));
    }

    @Test
    void aBackupEligibleFlagThatFlipsIsOnRecordAndNoFailedSignIn(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        device.platform().backup(false, false);
        signInWithPasskey(app, device);

        FactRows facts = new FactRows(realm);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(facts.query("SELECT TYPE, REALM_ID FROM PJ_AUDIT"
                                + " WHERE REALM_ID = :realm AND TYPE = 'backup-eligibility-changed'"))
                        .hasSize(1));
        assertThat(facts.query("SELECT BACKUP_ELIGIBLE, BACKED_UP FROM PJ_PASSKEY WHERE REALM_ID = :realm"))
                .containsExactly("false, false");
    }

    /** The browser's answers are simulated: no virtual authenticator closes its dialog. */
    @Test
    void aClosedDialogAtSignInIsAbandonedAndAnErrorIsARefusal(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        realm.policy(TestPolicy.of("observe"));
        device.platform().presence(false);
        for (String answer : new String[] {"NotAllowedError", "SecurityError"}) {
            device.forgetSession().open(app.signIn());
            LoginPage login = new LoginPage(device);
            device.page()
                    .evaluate(
                            "name => { navigator.credentials.get = () =>"
                                    + " Promise.reject(new DOMException('simulated', name)); }",
                            answer);
            device.leave(() -> login.passkeyButton().click());
            new LoginPage(device).signIn(alice);
            new AppPage(device);
        }

        new FactRows(realm)
                .await(
                        "offered optional",
                        "accepted",
                        "sign-in password succeeded",
                        "sign-in passkey abandoned",
                        "sign-in password succeeded",
                        "fallback password choice",
                        "sign-in passkey refused",
                        "sign-in password succeeded",
                        "fallback password unusable");
    }

    private static void signInWithPasskey(App app, Device device) {
        device.platform().presence(false);
        device.forgetSession().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.platform().presence(true);
        login.passkeyButton().click();
        new AppPage(device);
    }
}
