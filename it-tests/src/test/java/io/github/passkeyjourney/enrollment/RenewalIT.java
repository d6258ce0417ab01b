package io.github.passkeyjourney.enrollment;

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
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.GuardPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A passkey that expires gives way to a new one, and one that has expired opens nothing but the page that makes it. */
@KeycloakTest
class RenewalIT {

    private static final String NUDGE = "{\"snooze\": \"P300D\"}";

    /** Leaves the question that browsers ask by themselves unanswered. */
    private static final String ONLY_BY_BUTTON = "const get = navigator.credentials.get.bind(navigator.credentials);"
            + " navigator.credentials.get = options => options.mediation === 'conditional'"
            + " ? new Promise((kept, reject) => options.signal?.addEventListener('abort',"
            + " () => reject(new DOMException('', 'AbortError')))) : get(options);";

    @Test
    void aPasskeyThatExpiresSoonIsRenewedAtSignInOrLater(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        realm.listener("passkey-audit").locales("en", "de", "ar").policy(policy("\"maxAge\": \"P60D\"", 1));
        TestUser alice = realm.user("alice", user -> user.setAttributes(Map.of("locale", List.of("de"))));
        Device laptop = enrolled(app, devices, alice);
        final String old = alice.passkeys().get(0).getId();
        withPasskey(app, laptop);
        assertThat(new AppPage(laptop).signedIn()).as("not yet").isTrue();

        server.clock().advance(Duration.ofDays(50));
        withPasskey(app, laptop);
        NudgePage page = new NudgePage(laptop);
        assertThat(page.advice()).isEqualTo("renew");
        page.create().waitFor();
        assertThat(page.text())
                .contains("Erneuern Sie Ihren Passkey", "läuft am", "Der alte wird entfernt")
                .doesNotContain("passkeyAdvice");
        assertThat(new AxeBuilder(laptop.page()).analyze().getViolations()).isEmpty();
        page.skip().click();
        assertThat(new AppPage(laptop).signedIn()).isTrue();
        withPasskey(app, laptop);
        assertThat(new AppPage(laptop).signedIn()).as("once a day").isTrue();
        assertThat(alice.passkeys()).hasSize(1);

        server.clock().advance(Duration.ofHours(25));
        withPasskey(app, laptop);
        new NudgePage(laptop).create().click();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        assertThat(alice.passkeys()).hasSize(1);
        String renewed = alice.passkeys().get(0).getId();
        assertThat(renewed).isNotEqualTo(old);
        assertThat(laptop.platform().passkeys())
                .as("the same authenticator holds the new one")
                .hasSize(1);
        FactRows facts = new FactRows(realm);
        await("the facts")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(facts.query("SELECT TYPE, COUNT(*) FROM PJ_AUDIT WHERE REALM_ID = :realm AND"
                                        + " (CONTENT LIKE '%\"origin\":\"renewal\"%' OR CONTENT LIKE '%\"cause\":\"renewal\"%'"
                                        + " OR TYPE = 'passkey-removed') GROUP BY TYPE"))
                                .containsExactlyInAnyOrder("passkey-enrolled, 1", "passkey-removed, 1"));
        await("the row")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                facts.query("SELECT CREDENTIAL_ID, ORIGIN FROM PJ_PASSKEY WHERE REALM_ID = :realm"))
                        .containsExactly(renewed + ", renewal"));
        withPasskey(app, laptop);
        assertThat(new AppPage(laptop).signedIn()).as("with the new one").isTrue();

        // Who came with the password shows the passkey to the guard first; so it is proven, and gives way as well.
        server.clock().advance(Duration.ofDays(50));
        laptop.forgetSession();
        new SignIn(app, laptop).withPassword(alice);
        assertThat(new AppPage(laptop).signedIn())
                .as("it would be one too many until then")
                .isTrue();
        realm.policy(policy("\"maxAge\": \"P60D\"", 2));
        laptop.forgetSession();
        new SignIn(app, laptop).withPassword(alice);
        new GuardPage(laptop).useKey().click();
        assertThat(new NudgePage(laptop).text()).contains("Der alte wird entfernt");
        new NudgePage(laptop).create().click();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(alice.passkeys().get(0).getId()).isNotEqualTo(renewed);
        assertThat(laptop.complaints()).isEmpty();
    }

    @Test
    void anAccountThatHangsOnAnExpiredPasskeyOpensOnlyWithANewOne(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        realm.listener("passkey-audit").locales("en", "de", "ar").policy(policy("\"maxIdle\": \"P60D\"", 1));
        TestUser alice = realm.user("alice", user -> user.setAttributes(Map.of("locale", List.of("ar"))));
        Device laptop = enrolled(app, devices, alice);
        final String old = alice.passkeys().get(0).getId();
        alice.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("password"))
                .forEach(password -> alice.admin().removeCredential(password.getId()));
        server.clock().advance(Duration.ofDays(61));

        laptop.platform().userVerified(false);
        withPasskey(app, laptop);
        assertThat(laptop.page().title()).as("whoever only holds it").isNotEqualTo("Signed in");
        assertThat(laptop.page().locator("#passkey-form").count()).isZero();
        laptop.platform().userVerified(true);

        withPasskey(app, laptop);
        NudgePage page = new NudgePage(laptop);
        page.create().waitFor();
        assertThat(page.text())
                .contains("جدّد مفتاح المرور للمتابعة", "انتهت صلاحية")
                .doesNotContain("passkeyAdvice");
        assertThat(page.skip().count()).isZero();
        assertThat(new AxeBuilder(laptop.page()).analyze().getViolations()).isEmpty();
        for (String way : new String[] {"skip", "cannot", "leave", "upgrade", "cancel-aia", "failure"}) {
            post(laptop, way);
            assertThat(new NudgePage(laptop).skip().count()).as(way).isZero();
        }
        laptop.open(app.signIn());
        assertThat(new LoginPage(laptop).error()).as("no session").isEmpty();

        // An application's own wish for the page does not take it off; and having been used does not count as use.
        for (String parameter : new String[] {"passkey-enroll", "passkey-enroll:skip_if_exists"}) {
            laptop.forgetSession().open(app.signIn(Map.of("kc_action", parameter)));
            laptop.leave(() -> new LoginPage(laptop).passkeyButton().click());
            new NudgePage(laptop).create().waitFor();
            post(laptop, "cancel-aia");
            assertThat(new NudgePage(laptop).skip().count()).as(parameter).isZero();
            post(laptop, "skip");
            assertThat(new NudgePage(laptop).skip().count()).as(parameter).isZero();
        }
        assertThat(alice.admin().getUserSessions()).isEmpty();

        withPasskey(app, laptop);
        new NudgePage(laptop).create().click();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(alice.passkeys().get(0).getId()).isNotEqualTo(old);
        withPasskey(app, laptop);
        assertThat(new AppPage(laptop).signedIn()).as("with the new one").isTrue();
    }

    private static String policy(String expiry, int maxPasskeys) {
        return TestPolicy.of("offer", NUDGE)
                .replace(
                        "\"enabled\": true",
                        "\"enabled\": true, \"enrollment\": {\"maxPasskeys\": " + maxPasskeys + "}, \"expiry\": {"
                                + expiry + "}");
    }

    private static Device enrolled(App app, Devices devices, TestUser user) {
        Device device = devices.platform();
        device.context().addInitScript(ONLY_BY_BUTTON);
        new SignIn(app, device).withPassword(user);
        new NudgePage(device).create().click();
        new AppPage(device);
        return device;
    }

    private static void withPasskey(App app, Device device) {
        device.forgetSession().open(app.signIn());
        device.leave(() -> new LoginPage(device).passkeyButton().click());
    }

    /** What no button of the page sends. */
    private static void post(Device device, String field) {
        device.leave(() -> device.page()
                .evaluate(
                        "name => { const form = document.getElementById('passkey-form');"
                                + " const field = form.elements[name] ?? document.createElement('input');"
                                + " field.type = 'hidden'; field.name = name; field.value = 'cancelled'; form.append(field);"
                                + " HTMLFormElement.prototype.submit.call(form); }",
                        field));
    }
}
