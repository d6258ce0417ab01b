package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom and what the nudge never touches. */
@KeycloakTest
class UntouchedIT {

    @Test
    void aReturnWithASessionIsNeverTouched(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).skip().click();
        new AppPage(device);

        device.open(app.signIn());
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
        device.open(app.signIn(Map.of("prompt", "none")));
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
        assertThat(app.refresh(app.tokens()).ok()).isTrue();
    }

    @Test
    void promptNoneWithoutASessionStillSaysLoginRequired(TestRealm realm, App app, Device device) {
        realm.policy(TestPolicy.mandatory()).user("alice");
        device.open(app.signIn(Map.of("prompt", "none")));
        assertThat(new AppPage(device).detail()).isEqualTo("login_required");
    }

    @Test
    void grantsWithoutABrowserAreNeverTouched(TestRealm realm, App app) {
        TestUser alice = realm.policy(TestPolicy.mandatory()).user("alice");
        assertThat(app.directGrant(alice).ok()).isTrue();
        assertThat(app.clientCredentials().ok()).isTrue();
    }

    @Test
    void aNudgeThatWasPutIntoTheDirectGrantFlowByMistakeBreaksNothing(TestRealm realm, App app) {
        TestUser alice = realm.policy(TestPolicy.mandatory()).user("alice");
        realm.admin().flows().copy("direct grant", Map.of("newName", "grant")).close();
        realm.admin().flows().addExecution("grant", Map.of("provider", "passkey-nudge"));
        realm.admin().flows().getExecutions("grant").stream()
                .filter(step -> "passkey-nudge".equals(step.getProviderId()))
                .forEach(step -> {
                    step.setRequirement("REQUIRED");
                    realm.admin().flows().updateExecutions("grant", step);
                });
        realm.update(representation -> representation.setDirectGrantFlow("grant"));
        assertThat(app.directGrant(alice).ok()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "observe"})
    void thesePhasesLookLikeStockKeycloak(String phase, TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of(phase)).user("alice");
        new SignIn(app, device).withPassword(alice);
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
        assertThat(device.cookie("PJ_PROBE").isEmpty()).isEqualTo(phase.equals("off"));
    }

    @Test
    void aRealmWithoutAPolicyIsStockKeycloak(TestRealm realm, App app, Device device) {
        TestUser alice = realm.user("alice");
        new SignIn(app, device).withPassword(alice);
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
        assertThat(device.cookie("PJ_PROBE")).isEmpty();
    }

    @Test
    void cohortsAskSomeAndPassOthersBy(TestRealm realm, App app, Devices devices) {
        realm.policy("""
                {"version": 1, "enabled": true, "cohorts": [
                  {"name": "pilot", "match": {"groups": ["/it"], "not": {"roles": ["contractor"]}}, "phase": "offer"},
                  {"name": "cost center", "match": {"attributes": {"costCenter": ["42"]}}, "phase": "offer"},
                  {"name": "domain", "match": {"emailDomains": ["asked.test"]}, "phase": "offer"},
                  {"name": "everyone", "match": {"not": {"groups": ["/service-desk"]}}, "phase": "observe"}]}""");
        assertAsked(true, realm.user("ida").join("/it"), app, devices);
        assertAsked(false, realm.user("carl").join("/it").role("contractor"), app, devices);
        assertAsked(true, realm.user("cora").attribute("costCenter", "42"), app, devices);
        assertAsked(true, realm.user("dora", user -> user.setEmail("dora@asked.test")), app, devices);
        assertAsked(false, realm.user("dave").join("/service-desk"), app, devices);
        assertAsked(false, realm.user("eve"), app, devices);
    }

    @Test
    void aUserWhoSignsInWithAPasskeyIsNotAsked(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        device.platform().presence(false);
        device.clearCookies().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.platform().presence(true);
        login.passkeyButton().click();
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
    }

    private static void assertAsked(boolean asked, TestUser user, App app, Devices devices) {
        Device device = devices.platform();
        new SignIn(app, device).withPassword(user);
        if (asked) {
            new NudgePage(device);
        } else {
            new AppPage(device);
        }
    }
}
