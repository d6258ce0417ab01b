package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.Cookie;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.StockRegisterPage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;

/** The page itself: impatient fingers, old tabs, odd browsers, other languages. */
@KeycloakTest
class EnrollPageIT {

    private static final String FORGED = "\r\n2026-11-22 10:00:00 ERROR canary";

    @Test
    void reloadingKeepsThePageAndItStillWorks(TestRealm realm, App app, Device device) {
        TestUser alice = asked(realm, app, device);
        device.page().reload();
        new NudgePage(device).create().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
    }

    @Test
    void backToTheLoginPageAndForwardAgain(TestRealm realm, App app, Device device) {
        TestUser alice = asked(realm, app, device);
        device.page().goBack();
        new LoginPage(device).signIn(alice);
        new NudgePage(device).create().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
    }

    @Test
    void backFromTheApplicationDoesNoHarm(TestRealm realm, App app, Device device) {
        TestUser alice = asked(realm, app, device);
        new NudgePage(device).create().click();
        new AppPage(device);
        device.page().goBack();
        device.open(app.signIn());
        assertThat(new AppPage(device).detail()).isEqualTo("alice");
        assertThat(alice.passkeys()).hasSize(1);
    }

    @Test
    void aDoubleClickCreatesOnePasskey(TestRealm realm, App app, Device device) {
        TestUser alice = asked(realm, app, device);
        new NudgePage(device).create().dblclick();
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(device.platform().passkeys()).hasSize(1);
    }

    @Test
    void aDoubleClickOnNotNowIsOneNotNow(TestRealm realm, App app, Device device) {
        asked(realm, app, device);
        NudgePage nudge = new NudgePage(device);
        device.page().locator("#passkey-form[data-started]").waitFor();
        List<String> answers = new CopyOnWriteArrayList<>();
        device.page().onRequest(request -> {
            if (request.method().equals("POST")) {
                answers.add(request.url());
            }
        });
        nudge.skip().dblclick();
        assertThat(new AppPage(device).signedIn()).isTrue();
        // A second answer would end the first one's on its way here, and the cookies of the sign-in with it.
        assertThat(answers).hasSize(1);
    }

    @Test
    void notNowWorksWhileTheDialogOfTheDeviceIsOpen(TestRealm realm, App app, Device device) {
        asked(realm, app, device);
        device.platform().presence(false);
        NudgePage nudge = new NudgePage(device);
        nudge.create().click();
        device.page().locator("#passkey-status:not(:empty)").waitFor();
        nudge.skip().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    @Test
    void anOldTabIsToldToTryAgainAndThenWorks(TestRealm realm, App app, Device device) {
        TestUser alice = asked(realm, app, device);
        // Another tab draws the page anew, and with it another challenge.
        assertThat(device.context().request().get(device.page().url()).text()).contains("passkey-form");
        NudgePage old = new NudgePage(device);
        device.leave(() -> old.create().click());
        assertThat(new NudgePage(device).error()).isNotEmpty();
        assertThat(alice.passkeys()).isEmpty();
        new NudgePage(device).create().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
    }

    @Test
    void whatIsPostedByHandIsRefusedOnTheSamePage(TestRealm realm, App app, Device device) {
        TestUser alice = asked(realm, app, device);
        for (String garbage : new String[] {"%%%", "AAAA", "{}"}) {
            new NudgePage(device);
            device.leave(() -> device.page()
                    .evaluate(
                            "text => { const form = document.getElementById('passkey-form');"
                                    + " for (const name of ['clientDataJSON', 'attestationObject',"
                                    + " 'publicKeyCredentialId', 'transports']) form.elements[name].value = text;"
                                    + " HTMLFormElement.prototype.submit.call(form); }",
                            garbage));
            device.page().locator("#passkey-error[data-code='unknown']").waitFor();
        }
        assertThat(alice.passkeys()).isEmpty();
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    /** Keycloak's own action would write these fields into its log and its events as they come. */
    @ParameterizedTest
    @ValueSource(strings = {"error", "isSetRetry", "publicKeyCredentialId"})
    void whatIsPostedByHandReachesNeitherTheLogNorTheEvents(
            String field, KeycloakServer server, TestRealm realm, App app, Device device) {
        TestUser alice = asked(realm, app, device);
        long mark = server.log().mark();
        device.leave(() -> device.page()
                .evaluate(
                        "([field, text]) => { const form = document.getElementById('passkey-form');"
                                + " for (const name of ['clientDataJSON', 'attestationObject'])"
                                + " form.elements[name].value = 'AAAA';"
                                + " const input = document.createElement('input');"
                                + " Object.assign(input, { type: 'hidden', name: field, value: text });"
                                + " form.elements[field]?.remove(); form.append(input);"
                                + " HTMLFormElement.prototype.submit.call(form); }",
                        List.of(field, FORGED)));
        device.page().locator("#passkey-error[data-code='unknown']").waitFor();
        assertThat(new NudgePage(device).error()).hasSizeGreaterThan(40);
        // Keycloak's own, and no third one of ours.
        assertThat(realm.admin().getEvents())
                .filteredOn(event -> event.getError() != null)
                .extracting(EventRepresentation::getType, EventRepresentation::getError)
                .containsExactlyInAnyOrder(
                        tuple("UPDATE_CREDENTIAL_ERROR", "invalid_registration"),
                        tuple("CUSTOM_REQUIRED_ACTION_ERROR", "invalid_registration"));
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(alice.passkeys()).isEmpty();
        assertNotKept(server, mark, realm);
    }

    @Test
    void aKeyHandleOfAnotherFormReachesNeitherTheLogNorTheEventsOfARealPasskey(
            KeycloakServer server, TestRealm realm, App app, Device device) {
        TestUser alice = asked(realm, app, device);
        long mark = server.log().mark();
        device.page()
                .evaluate(
                        "text => { const form = document.getElementById('passkey-form'); form.submit = () => {"
                                + " form.elements.publicKeyCredentialId.value = text;"
                                + " HTMLFormElement.prototype.submit.call(form); }; }",
                        FORGED);
        new NudgePage(device).create().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
        assertNotKept(server, mark, realm);
    }

    private static void assertNotKept(KeycloakServer server, long mark, TestRealm realm) {
        assertThat(server.log().since(mark)).doesNotContain("canary");
        assertThat(realm.admin().getEvents())
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.getError() + event.getDetails()).doesNotContain("canary"));
    }

    /** The browser's answers are simulated here: no virtual authenticator gives most of these errors. */
    @Test
    void eachErrorIsExplainedAndNotNowStillWorks(TestRealm realm, App app, Device device) {
        Map<String, String> codes = Map.of(
                "NotAllowedError", "cancelled",
                "AbortError", "cancelled",
                "InvalidStateError", "unknown",
                "NotSupportedError", "no-authenticator",
                "NotReadableError", "no-authenticator",
                "SecurityError", "security-error",
                "ConstraintError", "constraint",
                "DataError", "unknown");
        asked(realm, app, device);
        codes.forEach((error, code) -> {
            NudgePage nudge = new NudgePage(device);
            device.page()
                    .evaluate(
                            "name => { navigator.credentials.create = () =>"
                                    + " Promise.reject(new DOMException('simulated', name)); }",
                            error);
            nudge.label().fill("\"><img src=x onerror=alert(1)>");
            device.leave(() -> nudge.create().click());
            device.page().locator("#passkey-error[data-code='" + code + "']").waitFor();
            NudgePage again = new NudgePage(device);
            assertThat(again.label().inputValue()).isEqualTo("\"><img src=x onerror=alert(1)>");
            assertThat(device.page().locator("img[src=x]").count()).isZero();
            assertThat(again.because("no-time").count()).isZero();
            assertThat(again.error()).doesNotContain("passkeyEnroll").hasSizeGreaterThan(40);
        });
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(realm.events("UPDATE_CREDENTIAL_ERROR"))
                .extracting(event -> event.getError())
                .hasSameSizeAs(codes.keySet())
                .contains("passkey_enroll_cancelled", "passkey_enroll_already_registered", "passkey_enroll_constraint");
    }

    @Test
    void anInsecurePageIsExplained(TestRealm realm, App app, Device device) {
        device.context().addInitScript("Object.defineProperty(window, 'isSecureContext', { value: false })");
        new SignIn(app, device).withPassword(realm.user("alice"), Map.of("kc_action", "passkey-enroll"));
        new NudgePage(device).create().click();
        device.page().locator("#passkey-error[data-code='insecure-context']").waitFor();
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).actionStatus()).isEqualTo("cancelled");
    }

    @Test
    void aRelyingPartyIdOfAnotherAddressIsExplained(TestRealm realm, App app, Device device) {
        realm.update(representation -> representation.setWebAuthnPolicyPasswordlessRpId("elsewhere.example"));
        asked(realm, app, device);
        new NudgePage(device).create().click();
        device.page().locator("#passkey-error[data-code='security-error']").waitFor();
    }

    @Test
    void anAppCanOpenThePageAndLearnsHowItEnded(TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.user("alice");
        Device device = devices.platform();
        new SignIn(app, device).withPassword(alice, Map.of("kc_action", "passkey-enroll"));
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).actionStatus()).isEqualTo("cancelled");

        device.open(app.signIn(Map.of("kc_action", "passkey-enroll")));
        new NudgePage(device).create().click();
        assertThat(new AppPage(device).actionStatus()).isEqualTo("success");
        assertThat(alice.passkeys()).hasSize(1);
    }

    @Test
    void anAppThatOpensThePageSparesTheUserASecondOne(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        new SignIn(app, device).withPassword(alice, Map.of("kc_action", "passkey-enroll"));
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).actionStatus()).isEqualTo("cancelled");
    }

    @Test
    void aSecurityKeyWorksWhereAnAppAsksForThePage(TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.user("alice");
        Device device = devices.securityKey();
        new SignIn(app, device).withPassword(alice, Map.of("kc_action", "passkey-enroll"));
        new NudgePage(device).create().click();
        assertThat(new AppPage(device).actionStatus()).isEqualTo("success");
        assertThat(device.securityKey().passkeys()).hasSize(1);
    }

    /** Keycloak goes from one page to the next within the request that ended the first. */
    @Test
    void theNameOfASecurityKeyFromThePageBeforeIsNotTheNameOfThePasskey(TestRealm realm, App app, Device device) {
        TestUser alice = realm.user("alice").mustDo("webauthn-register").mustDo("passkey-enroll");
        new SignIn(app, device).withPassword(alice);
        new StockRegisterPage(device).create("Old key");
        assertThat(new NudgePage(device).label().inputValue()).isEqualTo("My passkey");
        assertThat(alice.admin().credentials())
                .extracting(CredentialRepresentation::getUserLabel)
                .contains("Old key");
    }

    @Test
    void notNowNeedsNoScripts(TestRealm realm, App app, Device device, Devices devices) {
        asked(realm, app, device);
        Device withoutScripts = devices.withoutJavaScript();
        withoutScripts
                .context()
                .addCookies(device.context().cookies().stream()
                        .map(cookie -> new Cookie(cookie.name, cookie.value)
                                .setDomain(cookie.domain)
                                .setPath(cookie.path))
                        .toList());
        withoutScripts.page().navigate(device.page().url());
        NudgePage nudge = new NudgePage(withoutScripts);
        assertThat(nudge.create().isVisible()).isFalse();
        withoutScripts.page().locator(".pj-no-script").waitFor();
        assertThat(nudge.skip().isVisible()).isTrue();
        nudge.because("unclear").click();
        assertThat(new AppPage(withoutScripts).signedIn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"de, ltr, Nicht jetzt", "ar, rtl, ليس الآن", "en, ltr, Not now"})
    void thePageSpeaksTheLanguageOfTheUser(
            String language, String direction, String notNow, TestRealm realm, App app, Devices devices) {
        realm.locales("en", "de", "ar");
        Device device = devices.platform();
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        new SignIn(app, device).withPassword(alice, Map.of("ui_locales", language));
        NudgePage nudge = new NudgePage(device);
        assertThat(nudge.skip().innerText().strip()).isEqualTo(notNow);
        assertThat(device.page().locator("html").getAttribute("dir")).isEqualTo(direction);
        assertThat(device.page().locator("main").innerText()).doesNotContain("passkeyEnroll");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keycloak", "passkey-journey"})
    void underEachLoginThemeThePageWorksAndIsAccessible(String theme, TestRealm realm, App app, Devices devices) {
        realm.loginTheme(theme);
        Device device = devices.platform();
        TestUser alice = asked(realm, app, device);
        NudgePage nudge = new NudgePage(device);
        // The frame around the page is the theme's own.
        assertThat(new AxeBuilder(device.page())
                        .include("#passkey-form")
                        .include("#passkey-what")
                        .analyze()
                        .getViolations())
                .isEmpty();
        nudge.create().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
    }

    private static TestUser asked(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device);
        return alice;
    }
}
