package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.CelebrationPage;
import io.github.passkeyjourney.page.NudgePage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first sign-in with a passkey has a line of its own, once, and nobody gets stuck there. */
@KeycloakTest
class CelebrationIT {

    @Tag("mariadb")
    @Test
    void theFirstSignInWithAPasskeyIsCelebratedAndNoOtherOne(TestRealm realm, App app, Device device) {
        TestUser alice = enrolled(realm, app, device);
        stays(device);

        // Not in front of something that is still to do.
        alice.update(user -> user.setRequiredActions(List.of("UPDATE_PROFILE")));
        withPasskey(app, device);
        device.page().locator("#kc-update-profile-form [type=submit]").click();
        assertThat(new AppPage(device).signedIn()).isTrue();

        withPasskey(app, device);
        CelebrationPage page = new CelebrationPage(device);
        assertThat(page.line()).matches("Your first one: \\d+ s, and nothing to type\\.");
        assertThat(new AxeBuilder(device.page())
                        .include("#passkey-celebration")
                        .analyze()
                        .getViolations())
                .isEmpty();
        page.goOn().press("Enter");
        assertThat(new AppPage(device).detail()).isEqualTo("alice");

        withPasskey(app, device);
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
        assertThat(device.complaints()).isEmpty();
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(new FactRows(realm).query("SELECT OFFERS, SKIPS FROM PJ_NUDGE WHERE REALM_ID = :realm"))
                .containsExactly("1, 0");
    }

    @Test
    void thePageGoesOnByItselfAndWhoeverReloadsItIsThrough(TestRealm realm, App app, Device device) {
        enrolled(realm, app, device);
        withPasskey(app, device);
        new CelebrationPage(device);
        assertThat(new AppPage(device).detail()).isEqualTo("alice");

        // As of somebody who was never asked.
        stays(device);
        new FactRows(realm).change("DELETE FROM PJ_NUDGE WHERE REALM_ID = :realm");
        withPasskey(app, device);
        new CelebrationPage(device);
        device.page().reload();
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
    }

    @Test
    void aPasskeyThatIsNoNewsIsNotCelebratedNorIsAnObservedUser(
            KeycloakServer server, TestRealm realm, App app, Device device) {
        enrolled(realm, app, device);
        realm.policy(celebrating("observe"));
        withPasskey(app, device);
        assertThat(new AppPage(device).signedIn()).isTrue();

        realm.policy(celebrating("offer"));
        server.clock().advance(Duration.ofDays(31));
        withPasskey(app, device);
        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    private static TestUser enrolled(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(celebrating("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        return alice;
    }

    /** From now on the page waits: the clock would be quicker than a busy machine. */
    private static void stays(Device device) {
        device.context()
                .addInitScript("const later = window.setTimeout;"
                        + " window.setTimeout = (work, wait) => wait === 4000 ? 0 : later(work, wait);");
    }

    /** Autofill answers by itself. */
    private static void withPasskey(App app, Device device) {
        device.forgetSession().open(app.signIn());
    }

    private static String celebrating(String phase) {
        return TestPolicy.of(phase).replaceFirst("\"enabled\": true,", "\"enabled\": true, \"celebrate\": true,");
    }
}
