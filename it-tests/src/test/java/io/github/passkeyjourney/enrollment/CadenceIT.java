package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often people are asked. Time is moved, not waited for. */
@KeycloakTest
class CadenceIT {

    @Test
    void notNowSnoozesAndEachFurtherOneForLonger(KeycloakServer server, TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer", "{\"snooze\": \"P7D\", \"backoff\": 2.0}"))
                .user("alice");
        asked(app, device, alice);

        quiet(app, device, alice);
        server.clock().advance(Duration.ofDays(7).minusMinutes(5));
        quiet(app, device, alice);
        server.clock().advance(Duration.ofMinutes(6));
        asked(app, device, alice);

        server.clock().advance(Duration.ofDays(8));
        quiet(app, device, alice);
        server.clock().advance(Duration.ofDays(7));
        asked(app, device, alice);
    }

    @Test
    void afterTheSkipLimitTheUserHasARest(KeycloakServer server, TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(
                        TestPolicy.of("encourage", "{\"snooze\": \"PT0S\", \"maxSkips\": 2, \"rest\": \"P30D\"}"))
                .user("alice");
        asked(app, device, alice);
        asked(app, device, alice);
        quiet(app, device, alice);
        server.clock().advance(Duration.ofDays(29));
        quiet(app, device, alice);
        server.clock().advance(Duration.ofDays(1));
        asked(app, device, alice);
    }

    @Test
    void aClosedDialogIsNoSkipButLeavesTheUserAloneForAWhile(
            KeycloakServer server, TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer", "{\"snooze\": \"P300D\", \"errorCooldown\": \"P1D\"}"))
                .user("alice");
        device.platform().userVerified(false);
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        device.page().locator("#passkey-error[data-code='cancelled']").waitFor();
        new NudgePage(device).skip().click();
        new AppPage(device);

        quiet(app, device, alice);
        server.clock().advance(Duration.ofDays(1).plusMinutes(1));
        asked(app, device, alice);
        server.clock().advance(Duration.ofDays(2));
        quiet(app, device, alice);
    }

    /** Asked, and "Not now". */
    private static void asked(App app, Device device, TestUser user) {
        new SignIn(app, device).withPassword(user);
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    private static void quiet(App app, Device device, TestUser user) {
        new SignIn(app, device).withPassword(user);
        assertThat(new AppPage(device).signedIn()).isTrue();
    }
}
