package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.harness.VirtualAuthenticator;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the phase "require" demands, and whom it lets in all the same. */
@KeycloakTest
class MandatoryIT {

    /** Posts the form of the page with one field of its own, as somebody would who wants to get round it. */
    private static final String POST = "field => { const form = document.getElementById('passkey-form');"
            + " const input = document.createElement('input'); input.name = field; input.value = 'true';"
            + " form.append(input); HTMLFormElement.prototype.submit.call(form); }";

    @Test
    void afterTheDeadlineThereIsNoNotNow(TestRealm realm, App app, Device device) {
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        new SignIn(app, device).withPassword(frank);
        NudgePage nudge = new NudgePage(device);
        nudge.create().waitFor();
        assertThat(nudge.skip().count()).isZero();
        nudge.create().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(frank.passkeys()).hasSize(1);
    }

    @Test
    void aForgedNotNowChangesNothing(TestRealm realm, App app, Device device) {
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        new SignIn(app, device).withPassword(frank);
        new NudgePage(device);
        device.leave(() -> device.page().evaluate(POST, "skip"));
        assertThat(new NudgePage(device).skip().count()).isZero();
        device.leave(() -> device.page().evaluate(POST, "cancel-aia"));
        assertThat(new NudgePage(device).skip().count()).isZero();
        // Nor is there a session yet that another tab could use.
        device.open(app.signIn());
        new LoginPage(device);
    }

    @Test
    void anAppThatAsksForThePageItselfDoesNotOpenAWayRoundIt(TestRealm realm, App app, Device device) {
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        new SignIn(app, device).withPassword(frank, Map.of("kc_action", "passkey-enroll"));
        for (String way : new String[] {"cancel-aia", "skip"}) {
            new NudgePage(device);
            device.leave(() -> device.page().evaluate(POST, way));
            assertThat(new NudgePage(device).skip().count()).isZero();
        }
        new NudgePage(device).create().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    @Test
    void startingTheLoginAgainDoesNotForgetTheDuty(TestRealm realm, App app, Device device) {
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        new SignIn(app, device).withPassword(frank);
        new NudgePage(device);
        String restart = device.page().url().replaceFirst("required-action\\?execution=[^&]*&", "restart?");
        device.page().navigate(restart);
        new LoginPage(device).signIn(frank);
        assertThat(new NudgePage(device).skip().count()).isZero();
    }

    @Test
    void aDeviceThatCannotIsLetIn(TestRealm realm, App app, Devices devices) {
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        Device withoutAuthenticator = devices.plain();
        new SignIn(app, withoutAuthenticator).withPassword(frank);
        assertThat(new AppPage(withoutAuthenticator).signedIn()).isTrue();

        Device old = devices.plain();
        old.context().addInitScript("delete window.PublicKeyCredential");
        old.open(app.signIn());
        new LoginPage(old).signIn(frank);
        assertThat(new AppPage(old).signedIn()).isTrue();

        Device withoutScripts = devices.withoutJavaScript();
        withoutScripts.open(app.signIn());
        new LoginPage(withoutScripts).signIn(frank);
        assertThat(new AppPage(withoutScripts).signedIn()).isTrue();
    }

    @Test
    void aDeviceThatTurnsOutNotToBeAbleIsLetInByItself(TestRealm realm, App app, Devices devices) {
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        Device device = devices.plain();
        device.open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.page().waitForFunction("() => document.cookie.includes('PJ_PROBE')");
        // As if the probe had found out no more than that the browser knows WebAuthn.
        device.page()
                .evaluate(
                        "realm => { document.cookie = `PJ_PROBE=1.3.3; Path=${realm}/`; }",
                        realm.uri().getPath());
        login.signIn(frank);
        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    @Test
    void aPageThatFailedThreeTimesLetsGoForThisTime(TestRealm realm, App app, Device device) {
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        device.platform().userVerified(false);
        new SignIn(app, device).withPassword(frank);
        for (int attempt = 1; attempt <= 3; attempt++) {
            NudgePage nudge = new NudgePage(device);
            assertThat(nudge.skip().count()).isZero();
            device.leave(() -> nudge.create().click());
            device.page().locator("#passkey-error[data-code='cancelled']").waitFor();
        }
        NudgePage nudge = new NudgePage(device);
        assertThat(nudge.mayContinueThisTime()).isTrue();
        nudge.skip().click();
        assertThat(new AppPage(device).signedIn()).isTrue();

        device.platform().userVerified(true);
        new SignIn(app, device).withPassword(frank);
        assertThat(new NudgePage(device).skip().count()).isZero();
    }

    @Test
    void beforeTheDeadlineThePageCanBePutOff(TestRealm realm, App app, Device device) {
        TestUser frank = realm.policy(TestPolicy.of("require", "{\"deadline\": \"2999-12-31\"}"))
                .user("frank");
        new SignIn(app, device).withPassword(frank);
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    @Test
    void graceHoldsOffADeadlineThatHasPassed(KeycloakServer server, TestRealm realm, App app, Device device) {
        TestUser frank = realm.policy(TestPolicy.of(
                        "require", "{\"deadline\": \"2026-01-01\", \"grace\": \"P14D\", \"snooze\": \"PT0S\"}"))
                .user("frank");
        new SignIn(app, device).withPassword(frank);
        new NudgePage(device).skip().click();
        new AppPage(device);
        server.clock().advance(Duration.ofDays(14).plusMinutes(1));
        new SignIn(app, device).withPassword(frank);
        assertThat(new NudgePage(device).skip().count()).isZero();
    }

    @Test
    void theSkipLimitEndsInTheMandatoryPage(TestRealm realm, App app, Device device) {
        TestUser frank = realm.policy(TestPolicy.of("require", "{\"snooze\": \"PT0S\", \"maxSkips\": 2}"))
                .user("frank");
        for (int skip = 1; skip <= 2; skip++) {
            new SignIn(app, device).withPassword(frank);
            new NudgePage(device).skip().click();
            new AppPage(device);
        }
        new SignIn(app, device).withPassword(frank);
        assertThat(new NudgePage(device).skip().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak.v2, en", "keycloak.v2, de", "keycloak.v2, ar",
        "passkey-journey, en", "passkey-journey, de", "passkey-journey, ar"
    })
    void onASmallPhoneTheButtonsAreInSightWithoutScrolling(
            String theme, String language, TestRealm realm, App app, Devices devices) {
        realm.loginTheme(theme).locales("en", "de", "ar");
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        Device phone = devices.with(options -> options.setViewportSize(360, 740));
        phone.plug(VirtualAuthenticator.Kind.PLATFORM).userVerified(false);
        new SignIn(app, phone).withPassword(frank, Map.of("ui_locales", language));
        for (int attempt = 1; attempt <= 3; attempt++) {
            NudgePage nudge = new NudgePage(phone);
            assertInSight(nudge.create());
            phone.leave(() -> nudge.create().click());
        }
        assertInSight(new NudgePage(phone).create());
        assertInSight(new NudgePage(phone).skip());

        Device withoutScript = devices.with(options -> options.setViewportSize(360, 740));
        withoutScript.plug(VirtualAuthenticator.Kind.PLATFORM);
        withoutScript.context().route("**/enroll.js", route -> route.abort());
        new SignIn(app, withoutScript).withPassword(frank, Map.of("ui_locales", language));
        assertInSight(withoutScript.page().locator("#passkey-cannot"));
    }

    /** Measured before anything scrolls to it, as clicks do. */
    private static void assertInSight(Locator button) {
        button.waitFor();
        assertThat(button.page().evaluate("() => window.scrollY")).isEqualTo(0);
        BoundingBox box = button.boundingBox();
        assertThat(box.y + box.height).isBetween(0.0, 740.0);
        assertThat(box.x).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(360);
    }

    @Test
    void withScriptsSwitchedOffOnThePageThereIsAWayOn(TestRealm realm, App app, Device device, Devices devices) {
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        new SignIn(app, device).withPassword(frank);
        new NudgePage(device);
        Device withoutScripts = devices.withoutJavaScript();
        withoutScripts
                .context()
                .addCookies(device.context().cookies().stream()
                        .map(cookie -> new com.microsoft.playwright.options.Cookie(cookie.name, cookie.value)
                                .setDomain(cookie.domain)
                                .setPath(cookie.path))
                        .toList());
        withoutScripts.page().navigate(device.page().url());
        new NudgePage(withoutScripts);
        withoutScripts.page().locator("#passkey-cannot").click();
        assertThat(new AppPage(withoutScripts).signedIn()).isTrue();
    }

    @Test
    void aPageWhoseScriptDoesNotArriveHasAWayOn(TestRealm realm, App app, Device device) {
        TestUser frank = realm.policy(TestPolicy.mandatory()).user("frank");
        device.context().route("**/enroll.js", route -> route.abort());
        new SignIn(app, device).withPassword(frank);
        new NudgePage(device);
        device.page().locator("#passkey-cannot").click();
        assertThat(new AppPage(device).signedIn()).isTrue();
    }
}
