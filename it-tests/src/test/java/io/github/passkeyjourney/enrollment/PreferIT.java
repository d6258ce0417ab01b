package io.github.passkeyjourney.enrollment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the phase "prefer" makes of the login page, before anybody is known. */
@KeycloakTest
class PreferIT {

    private static final String COOKIE = "PJ_FIRST";

    @Test
    void thePasskeyComesFirstAndThePasswordIsOneKeyAway(TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(TestPolicy.of("prefer")).user("alice");
        Device laptop = devices.platform();
        laptop.open(app.signIn());
        LoginPage login = new LoginPage(laptop);
        assertThat(login.usePassword()).isVisible();
        assertThat(login.username()).isHidden();
        // By keyboard alone.
        assertThat(login.passkeyButton()).isFocused();
        laptop.page().keyboard().press("Tab");
        assertThat(login.usePassword()).isFocused();
        laptop.page().keyboard().press("Enter");
        assertThat(login.username()).isFocused();
        assertThat(login.passkeyButton()).isVisible();
        assertThat(laptop.cookie(COOKIE)).isEqualTo("password");

        // This browser remembers that, until there is a passkey in it.
        laptop.open(app.signIn());
        assertThat(new LoginPage(laptop).username()).isVisible();
        login.signIn(alice);
        new NudgePage(laptop).create().click();
        new AppPage(laptop);
        laptop.platform().presence(false);
        laptop.forgetSession().open(app.signIn());
        assertThat(new LoginPage(laptop).usePassword()).isVisible();
        login.usePassword().click();
        assertThat(laptop.cookie(COOKIE)).isEqualTo("password");

        // A passkey that is used turns it round; here by the button, in its old place.
        laptop.platform().presence(true);
        login.passkeyButton().click();
        new AppPage(laptop);
        assertThat(laptop.cookie(COOKIE)).isEqualTo("passkey");
        laptop.platform().presence(false);
        laptop.forgetSession().open(app.signIn());
        assertThat(new LoginPage(laptop).usePassword()).isVisible();
        laptop.platform().presence(true);
        login.passkeyButton().click();
        new AppPage(laptop);
        assertThat(laptop.complaints()).isEmpty();
    }

    @Test
    void whoIsInSuchACohortIsRememberedByTheBrowserAndToldByNothingElse(TestRealm realm, App app, Devices devices) {
        realm.policy(group("prefer"));
        TestUser alice = realm.user("alice").join("/it");
        Device laptop = devices.platform();
        laptop.open(app.signIn());
        new LoginPage(laptop).signIn(alice);
        new NudgePage(laptop).create().click();
        new AppPage(laptop);
        // Passkeys in autofill answer by themselves, on the ordinary page and on the one with the passkey first.
        for (int visit = 0; visit < 2; visit++) {
            laptop.forgetSession().open(app.signIn());
            assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
            assertThat(laptop.cookie(COOKIE)).isEqualTo("passkey");
        }
        laptop.platform().presence(false);
        laptop.forgetSession().open(app.signIn());
        assertThat(new LoginPage(laptop).usePassword()).isVisible();

        // To anybody else the page is the same whomever he asks for.
        Device stranger = devices.plain();
        for (String name : new String[] {"alice", "nobody"}) {
            stranger.forgetSession().open(app.signIn(Map.of("login_hint", name)));
            assertThat(new LoginPage(stranger).username()).isVisible();
            assertThat(stranger.page().locator("script[src*='prefer.js']").count())
                    .isZero();
        }
        Device blunt = devices.withoutJavaScript();
        laptop.context().cookies().stream()
                .filter(cookie -> cookie.name.equals(COOKIE))
                .forEach(cookie -> blunt.context().addCookies(List.of(cookie)));
        blunt.open(app.signIn());
        assertThat(new LoginPage(blunt).username()).isVisible();

        // Back in an earlier phase, the page is as ever.
        realm.policy(group("encourage"));
        laptop.forgetSession().open(app.signIn());
        assertThat(new LoginPage(laptop).username()).isVisible();
        assertThat(laptop.complaints()).isEmpty();
    }

    private static String group(String phase) {
        return """
                {"version": 1, "enabled": true, "cohorts": [
                 {"name": "it", "match": {"groups": ["/it"]}, "phase": "%s"},
                 {"name": "everyone", "match": {}, "phase": "observe"}]}
                """.formatted(phase);
    }
}
