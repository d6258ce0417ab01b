package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.GuardPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.OtpPage;
import org.junit.jupiter.api.Test;

/** The main job: a password user is asked, creates a passkey, and signs in with it. */
@KeycloakTest
class NudgeIT {

    @Test
    void aPasswordUserIsAskedCreatesAPasskeyAndSignsInWithIt(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(device.complaints()).isEmpty();

        device.platform().presence(false);
        device.forgetSession().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.platform().presence(true);
        login.passkeyButton().click();
        assertThat(new AppPage(device).detail()).isEqualTo("alice");

        // Autofill answers by itself once somebody is there.
        device.forgetSession().open(app.signIn());
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
    }

    @Test
    void thePasskeyBearsTheNameThatTheUserWrote(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        NudgePage nudge = new NudgePage(device);
        nudge.label().fill("  Work <b>laptop</b>\u202E é ");
        nudge.create().click();
        new AppPage(device);
        assertThat(alice.passkeys().get(0).getUserLabel()).isEqualTo("Work <b>laptop</b> é");
    }

    @Test
    void aSecondPasskeyOfTheSameNameGetsANumber(TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(TestPolicy.passwordSuffices(TestPolicy.of("offer")))
                .user("alice");
        for (Device device : new Device[] {devices.platform(), devices.platform()}) {
            new SignIn(app, device).withPassword(alice);
            new NudgePage(device).create().click();
            new AppPage(device);
        }
        assertThat(alice.passkeys())
                .extracting(passkey -> passkey.getUserLabel())
                .containsExactlyInAnyOrder("My passkey", "My passkey 2");
    }

    @Test
    void enterInTheNameFieldCreatesThePasskey(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).label().press("Enter");
        new AppPage(device);
        assertThat(alice.passkeys()).hasSize(1);
    }

    @Test
    void whatAPasskeyIsOpensInPlace(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        new SignIn(app, device).withPassword(alice);
        NudgePage nudge = new NudgePage(device);
        assertThat(nudge.explanation().getAttribute("open")).isNull();
        nudge.explanation().locator("summary").press("Enter");
        nudge.explanation().locator("p").first().waitFor();
        nudge.skip().waitFor();
    }

    @Test
    void aUserWithAPasskeyInThisBrowserIsNotAskedThere(TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        Device laptop = devices.platform();
        new SignIn(app, laptop).withPassword(alice);
        new NudgePage(laptop).create().click();
        new AppPage(laptop);

        laptop.platform().presence(false);
        new SignIn(app, laptop).withPassword(alice);
        assertThat(new AppPage(laptop).signedIn()).isTrue();

        Device other = devices.platform();
        new SignIn(app, other).withPassword(alice);
        // There it is the passkey that he has to prove himself with before he may add one.
        assertThat(new GuardPage(other).verdict()).isEqualTo("step-up");
    }

    @Test
    void theMarkerOfAPasskeyThatIsGoneNoLongerCounts(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        alice.admin().removeCredential(alice.passkeys().get(0).getId());

        device.platform().remove(device.platform().passkeys().get(0));
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().waitFor();
    }

    @Test
    void anotherUserOfTheSameBrowserIsAsked(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        TestUser bob = realm.user("bob");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);

        device.platform().presence(false);
        new SignIn(app, device).withPassword(bob);
        NudgePage nudge = new NudgePage(device);
        device.platform().presence(true);
        nudge.create().click();
        new AppPage(device);

        device.platform().presence(false);
        new SignIn(app, device).withPassword(alice);
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
    }

    @Test
    void theSamePasskeyAgainIsExplained(TestRealm realm, App app, Device device) {
        TestUser alice =
                realm.policy(TestPolicy.passwordSuffices(TestPolicy.always())).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);

        device.platform().presence(false);
        device.clearCookies();
        new SignIn(app, device).withPassword(alice);
        NudgePage nudge = new NudgePage(device);
        device.platform().presence(true);
        nudge.create().click();
        NudgePage again = new NudgePage(device);
        device.page().locator("#passkey-error[data-code='already-registered']").waitFor();
        assertThat(again.create().count()).isZero();
        again.skip().click();
        assertThat(new AppPage(device).signedIn()).isTrue();

        device.platform().presence(false);
        new SignIn(app, device).withPassword(alice);
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
    }

    @Test
    void aSecondFactorComesBeforeTheNudge(TestRealm realm, App app, Device device) {
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        new SignIn(app, device).withPassword(carol);
        new OtpPage(device).enter(carol.code());
        new NudgePage(device).skip().waitFor();
    }

    @Test
    void theConsoleOfTheAccountIsReachedToo(TestRealm realm, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        device.open(realm.account());
        new LoginPage(device).signIn(alice);
        new NudgePage(device).create().click();
        device.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Personal info"))
                .first()
                .waitFor();
        assertThat(alice.passkeys()).hasSize(1);
    }
}
