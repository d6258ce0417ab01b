package io.github.passkeyjourney.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.harness.VirtualAuthenticator.Kind;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.TurnOnSyncPage;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holders of a passkey are advised to do, each by the authenticator that has it. */
@KeycloakTest
class MultiDeviceIT {

    /** A simulation: the passkey that answers is in this browser, which says that another device has it. */
    private static final String FROM_A_PHONE = """
            if (!sessionStorage.getItem("local")) {
              Object.defineProperty(PublicKeyCredential.prototype, "authenticatorAttachment",
                { get() { return this.response.attestationObject ? "platform" : "cross-platform"; } });
            }""";

    @Test
    void aSyncedPasskeyNeedsNoAdvice(TestRealm realm, App app, Devices devices) {
        Device laptop = enrolled(realm, app, devices, Kind.PLATFORM);
        withPasskey(app, laptop);
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        assertThat(new FactRows(realm).query("SELECT OFFERS FROM PJ_ADVICE WHERE REALM_ID = :realm"))
                .isEmpty();
        assertThat(laptop.complaints()).isEmpty();
    }

    @Tag("mariadb")
    @Test
    void onePasskeyThatIsNotBackedUpIsToBeSynced(KeycloakServer server, TestRealm realm, App app, Devices devices) {
        Device laptop = enrolled(realm, app, devices, Kind.UNSYNCED);
        withPasskey(app, laptop);
        TurnOnSyncPage page = new TurnOnSyncPage(laptop);
        assertThat(page.how()).contains("sync").doesNotContain("passkeyAdvice");
        assertThat(new AxeBuilder(laptop.page()).analyze().getViolations()).isEmpty();
        page.done().press("Enter");
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");

        withPasskey(app, laptop);
        assertThat(new AppPage(laptop).signedIn()).isTrue();
        FactRows facts = new FactRows(realm);
        await("the facts")
                .untilAsserted(() -> assertThat(facts.all())
                        .contains("advised offered turn-on-sync", "advised followed turn-on-sync"));
        assertThat(facts.query("SELECT OFFERS, SKIPS, FAILURES FROM PJ_ADVICE WHERE REALM_ID = :realm"))
                .containsExactly("1, 1, 0");

        server.clock().advance(Duration.ofDays(31));
        withPasskey(app, laptop);
        new TurnOnSyncPage(laptop).skip().click();
        assertThat(new AppPage(laptop).signedIn()).isTrue();
        assertThat(laptop.complaints()).isEmpty();
    }

    @Test
    void onePasskeyThatNeverLeavesItsDeviceGetsASecondElsewhere(TestRealm realm, App app, Devices devices) {
        Device laptop = enrolled(realm, app, devices, Kind.BOUND);
        withPasskey(app, laptop);
        NudgePage page = new NudgePage(laptop);
        assertThat(page.advice()).isEqualTo("add-second-device");
        page.create().waitFor();
        assertThat(new AxeBuilder(laptop.page()).analyze().getViolations()).isEmpty();
        laptop.plug(Kind.SECURITY_KEY);
        page.create().click();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        assertThat(laptop.securityKey().passkeys()).hasSize(1);
        FactRows facts = new FactRows(realm);
        await("the facts")
                .untilAsserted(() -> assertThat(facts.all())
                        .contains("advised offered add-second-device", "advised followed add-second-device"));
        assertThat(facts.query("SELECT ORIGIN, ATTACHMENT FROM PJ_PASSKEY WHERE REALM_ID = :realm ORDER BY CREATED_AT"))
                .containsExactly("nudge, platform", "multi-device, cross-platform");

        laptop.securityKey().unplug();
        withPasskey(app, laptop);
        assertThat(new AppPage(laptop).signedIn()).isTrue();
        assertThat(laptop.complaints()).isEmpty();
    }

    @Test
    void aSecurityKeyAloneGetsCompanyInTheDevice(TestRealm realm, App app, Devices devices) {
        Device laptop = enrolled(realm, app, devices, Kind.SECURITY_KEY);
        laptop.plug(Kind.PLATFORM);
        withKey(app, laptop);
        NudgePage page = new NudgePage(laptop);
        assertThat(page.advice()).isEqualTo("add-here");
        page.create().click();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        assertThat(laptop.platform().passkeys()).hasSize(1);

        laptop.securityKey().unplug();
        withPasskey(app, laptop);
        assertThat(new AppPage(laptop).signedIn()).isTrue();
        assertThat(laptop.complaints()).isEmpty();
    }

    @Test
    void whoeverSignedInWithAPhoneIsOfferedAPasskeyForThisDevice(TestRealm realm, App app, Devices devices) {
        Device phone = enrolled(realm, app, devices, Kind.PLATFORM);
        Device laptop = devices.platform();
        laptop.platform().add(phone.platform().passkeys().get(0));
        laptop.context().addInitScript(FROM_A_PHONE);
        withPasskey(app, laptop);
        NudgePage page = new NudgePage(laptop);
        assertThat(page.advice()).isEqualTo("local-after-cross-device");
        assertThat(page.label().inputValue()).isNotEmpty();
        laptop.platform().remove(phone.platform().passkeys().get(0));
        page.skip().click();
        assertThat(new AppPage(laptop).signedIn()).isTrue();
        assertThat(new FactRows(realm).query("SELECT OFFERS, SKIPS FROM PJ_ADVICE WHERE REALM_ID = :realm"))
                .containsExactly("1, 1");

        new FactRows(realm).change("DELETE FROM PJ_ADVICE WHERE REALM_ID = :realm");
        laptop.platform().add(phone.platform().passkeys().get(0));
        withPasskey(app, laptop);
        page = new NudgePage(laptop);
        laptop.platform().remove(phone.platform().passkeys().get(0));
        page.create().click();
        assertThat(new AppPage(laptop).signedIn()).isTrue();
        assertThat(laptop.platform().passkeys()).hasSize(1);

        // With its own, whatever the browser says.
        withPasskey(app, laptop);
        assertThat(new AppPage(laptop).signedIn()).isTrue();
        assertThat(laptop.complaints()).isEmpty();
    }

    @Test
    void aBrokenTableCostsTheAdviceAndNoSignIn(KeycloakServer server, TestRealm realm, App app, Devices devices) {
        Device laptop = enrolled(realm, app, devices, Kind.BOUND);
        FactRows rows = new FactRows(realm);
        rows.change("ALTER TABLE PJ_ADVICE RENAME TO PJ_ADVICE_GONE");
        try {
            withPasskey(app, laptop);
            assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        } finally {
            rows.change("ALTER TABLE PJ_ADVICE_GONE RENAME TO PJ_ADVICE");
            server.clock().advance(Duration.ofSeconds(31));
        }
        withPasskey(app, laptop);
        assertThat(new NudgePage(laptop).advice()).isEqualTo("add-second-device");
    }

    private static Device enrolled(TestRealm realm, App app, Devices devices, Kind kind) {
        TestUser alice = realm.multiDevice().policy(TestPolicy.of("offer")).user("alice");
        Device device = devices.plain();
        device.plug(kind);
        if (kind == Kind.SECURITY_KEY) {
            // The nudge offers nothing where a key would have to be fetched first.
            alice.mustDo("passkey-enroll");
        }
        new SignIn(app, device).withPassword(alice);
        NudgePage nudge = new NudgePage(device);
        assertThat(nudge.advice()).isEmpty();
        nudge.create().click();
        new AppPage(device);
        return device;
    }

    /** Autofill answers by itself. */
    private static void withPasskey(App app, Device device) {
        device.forgetSession().open(app.signIn());
    }

    /** Touched when the button was pressed. */
    private static void withKey(App app, Device device) {
        device.securityKey().presence(false);
        device.forgetSession().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.securityKey().presence(true);
        login.passkeyButton().click();
    }
}
