package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.passkeyjourney.page.GuardPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.OtpPage;
import io.github.passkeyjourney.page.StockRegisterPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.util.JsonSerialization;

/** Whoever has only stolen a password does not get a passkey out of it, by whatever door. */
@KeycloakTest
class EnrollmentGuardIT {

    private static final String OURS = "passkey-enroll";
    private static final String STOCK = "webauthn-register-passwordless";

    /** Posts an answer of a ceremony that never took place, to where the page sends its own or to an address. */
    private static final String FORGE =
            "address => { const form = document.createElement('form'); form.method = 'post';"
                    + " form.action = address || document.querySelector('form[action*=required-action]').action;"
                    + " for (const name of ['clientDataJSON', 'attestationObject', 'publicKeyCredentialId']) {"
                    + " const input = document.createElement('input'); input.name = name; input.value = 'AAAA';"
                    + " form.append(input); } document.body.append(form); form.submit(); }";

    private static final String CEREMONY =
            "#passkey-create, #passkey-guard, body[data-page-id='login-webauthn-register']";

    /** Posts a code, whether or not the page still has a field for it. */
    private static final String PROVE = "code => { const form = document.querySelector('#passkey-leave-form');"
            + " for (const [name, value] of [['confirm', 'code'], ['otp', code]]) {"
            + " const input = document.createElement('input'); input.name = name; input.value = value;"
            + " form.append(input); } HTMLFormElement.prototype.submit.call(form); }";

    @ParameterizedTest
    @ValueSource(strings = {OURS, STOCK})
    void whoSignedInWithThePasswordAloneProvesTheSecondFactorFirst(
            String action, TestRealm realm, App app, Device device) {
        withoutSecondFactorAtSignIn(realm);
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        new SignIn(app, device).withPassword(carol, Map.of("kc_action", action));
        assertThat(new GuardPage(device).verdict()).isEqualTo("step-up");

        // Not by an answer that the page did not ask for, nor by a wrong code.
        device.leave(() -> device.page().evaluate(FORGE, ""));
        assertThat(new GuardPage(device).verdict()).isEqualTo("step-up");
        realm.awaitEvent("UPDATE_CREDENTIAL_ERROR", event -> "passkey_enroll_step_up".equals(event.getError()));
        device.leave(() -> new GuardPage(device).enter("000000"));
        assertThat(new GuardPage(device).error()).isEqualTo("wrong-code");
        assertThat(carol.passkeys()).isEmpty();

        new GuardPage(device).enter(carol.code());
        if (action.equals(OURS)) {
            new NudgePage(device).create().click();
        } else {
            new StockRegisterPage(device).create("Mine");
        }
        assertThat(new AppPage(device).actionStatus()).isEqualTo("success");
        assertThat(carol.passkeys()).hasSize(1);
    }

    @Test
    void guessingCodesEndsAndTheSignInGoesOn(TestRealm realm, App app, Device device) {
        withoutSecondFactorAtSignIn(realm);
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        new SignIn(app, device).withPassword(carol, Map.of("kc_action", OURS));
        for (int attempt = 1; attempt <= 5; attempt++) {
            device.leave(() -> new GuardPage(device).enter("000000"));
        }
        assertThat(new GuardPage(device).error()).isEqualTo("locked");
        assertThat(device.page().locator("#passkey-otp").count()).isZero();
        new GuardPage(device).leave().click();
        assertThat(new AppPage(device).actionStatus()).isEqualTo("cancelled");
        assertThat(carol.passkeys()).isEmpty();
    }

    @Test
    void theBruteForceProtectionOfTheRealmCountsThem(TestRealm realm, App app, Device device) {
        withoutSecondFactorAtSignIn(realm);
        realm.update(settings -> {
            settings.setBruteForceProtected(true);
            settings.setFailureFactor(2);
        });
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        new SignIn(app, device).withPassword(carol, Map.of("kc_action", OURS));
        for (int attempt = 1; attempt <= 2; attempt++) {
            device.leave(() -> new GuardPage(device).enter("000000"));
        }
        Awaitility.await()
                .until(() -> Boolean.TRUE.equals(realm.admin()
                        .attackDetection()
                        .bruteForceUserStatus(carol.id())
                        .get("disabled")));
        device.leave(() -> device.page().evaluate(PROVE, carol.code()));
        assertThat(new GuardPage(device).error()).isEqualTo("locked");
    }

    /** A sign-in by the password clears Keycloak's other counts. */
    @Test
    void signingInAgainGivesNoNewCodesToGuess(TestRealm realm, App app, Device device) {
        withoutSecondFactorAtSignIn(realm);
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        for (int signIn = 1; signIn <= 2; signIn++) {
            new SignIn(app, device).withPassword(carol, Map.of("kc_action", OURS));
            for (int attempt = 1; attempt <= 5; attempt++) {
                device.leave(() -> new GuardPage(device).enter("000000"));
            }
            new GuardPage(device).leave().click();
            new AppPage(device);
        }
        new SignIn(app, device).withPassword(carol, Map.of("kc_action", OURS));
        assertThat(new GuardPage(device).error()).isEqualTo("locked");
        assertThat(device.page().locator("#passkey-otp").count()).isZero();
    }

    @Test
    void aPasskeyIsTheFactorToProveToo(TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        Device laptop = devices.platform();
        new SignIn(app, laptop).withPassword(alice, Map.of("kc_action", OURS));
        new NudgePage(laptop).create().click();
        new AppPage(laptop);

        // Another sign-in with the password alone.
        laptop.platform().presence(false);
        new SignIn(app, laptop).withPassword(alice, Map.of("kc_action", STOCK));
        assertThat(new GuardPage(laptop).verdict()).isEqualTo("step-up");
        laptop.platform().presence(true);
        new GuardPage(laptop).useKey().click();
        laptop.page().locator("body[data-page-id='login-webauthn-register']").waitFor();

        // On a device that turns out to hold it, there is nothing to create.
        laptop.platform().presence(false);
        laptop.clearCookies();
        new SignIn(app, laptop).withPassword(alice);
        GuardPage guard = new GuardPage(laptop);
        laptop.platform().presence(true);
        guard.useKey().click();
        laptop.page().locator("#passkey-error[data-code='already-registered']").waitFor();
        new NudgePage(laptop).skip().click();
        assertThat(new AppPage(laptop).signedIn()).isTrue();

        // A device without it cannot, and goes on without.
        Device stranger = devices.platform();
        new SignIn(app, stranger).withPassword(alice);
        stranger.leave(() -> new GuardPage(stranger).useKey().click());
        assertThat(new GuardPage(stranger).error()).isEqualTo("key-refused");
        new GuardPage(stranger).leave().click();
        assertThat(new AppPage(stranger).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(laptop.complaints()).isEmpty();
    }

    @Test
    void anOldSignInIsDoneAgain(KeycloakServer server, TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(enrollment("{\"maxAuthAge\": \"PT60S\"}")).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device);
        server.clock().advance(Duration.ofSeconds(62));
        device.leave(() -> new NudgePage(device).create().click());
        assertThat(new GuardPage(device).verdict()).isEqualTo("sign-in-again");
        assertThat(alice.passkeys()).isEmpty();
        device.platform().remove(device.platform().passkeys().get(0));
        new GuardPage(device).signInAgain().click();
        new LoginPage(device).signIn(alice);
        new NudgePage(device).skip().click();
        new AppPage(device);

        // An app that asks for the page later: Keycloak itself has the sign-in done again.
        server.clock().advance(Duration.ofSeconds(62));
        device.open(app.signIn(Map.of("kc_action", OURS)));
        device.page().locator("#password").fill(TestRealm.PASSWORD);
        device.page().locator("#kc-login").click();
        new NudgePage(device).create().click();
        assertThat(new AppPage(device).actionStatus()).isEqualTo("success");
    }

    @Test
    void atTheLimitThePageTellsHowManyThereAre(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(enrollment("{\"maxPasskeys\": 1}")).user("alice");
        new SignIn(app, device).withPassword(alice, Map.of("kc_action", OURS));
        new NudgePage(device).create().click();
        new AppPage(device);
        device.open(app.signIn(Map.of("kc_action", OURS)));
        GuardPage guard = new GuardPage(device);
        assertThat(guard.verdict()).isEqualTo("limit-reached");
        assertThat(guard.text()).contains("1");
        assertThat(guard.account().getAttribute("href"))
                .startsWith(realm.account().toString());
        guard.leave().click();
        assertThat(new AppPage(device).actionStatus()).isEqualTo("cancelled");
    }

    @Test
    void aHalfDoneSignInEnrolsNothing(TestRealm realm, App app, Device device) {
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        for (String action : List.of(OURS, STOCK)) {
            new SignIn(app, device).withPassword(carol, Map.of("kc_action", action));
            new OtpPage(device);
            String required = device.page()
                    .locator("#kc-otp-login-form")
                    .getAttribute("action")
                    .replaceFirst("/authenticate\\?", "/required-action?")
                    .replaceFirst("execution=[^&]*", "execution=" + action);
            device.leave(() -> device.page().evaluate(FORGE, required));
            assertThat(device.page().locator(CEREMONY).count()).isZero();
            device.page().navigate(required);
            assertThat(device.page().locator(CEREMONY).count()).isZero();
            // Another client of the same browser has no session to enter by.
            device.open(URI.create(realm.uri() + "/protocol/openid-connect/auth?client_id=account-console"
                    + "&response_type=code&scope=openid&code_challenge_method=S256&code_challenge="
                    + "x".repeat(43) + "&kc_action=" + action + "&redirect_uri=" + realm.account() + "/"));
            new LoginPage(device);
            // Nor does starting again.
            device.page().navigate(required.replaceFirst("/required-action\\?", "/restart?"));
            new LoginPage(device);
        }
        assertThat(carol.passkeys()).isEmpty();
    }

    @Test
    void startingAgainForgetsWhatWasProvenAndNotWhatHasToBe(TestRealm realm, App app, Device device) {
        withoutSecondFactorAtSignIn(realm);
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        new SignIn(app, device).withPassword(carol, Map.of("kc_action", OURS));
        device.leave(() -> new GuardPage(device).enter(carol.code()));
        new NudgePage(device);
        String restart = device.page().url().replaceFirst("/required-action\\?", "/restart?");
        device.page().navigate(restart);
        new LoginPage(device).signIn(carol);
        assertThat(new GuardPage(device).verdict()).isEqualTo("step-up");
    }

    @Test
    void grantsWithoutPagesEnrolNothing(TestRealm realm, App app, Device device) throws Exception {
        TestUser alice = realm.policy(TestPolicy.mandatory()).user("alice");
        ClientRepresentation tv = new ClientRepresentation();
        tv.setClientId("tv");
        tv.setPublicClient(true);
        tv.setAttributes(Map.of("oauth2.device.authorization.grant.enabled", "true"));
        realm.admin().clients().create(tv).close();
        device.open(URI.create(verification(realm) + "&kc_action=" + OURS));
        new LoginPage(device).signIn(alice);
        device.page().locator("body[data-page-id='login-login-oauth-grant']").waitFor();
        device.page().locator("#kc-login").click();
        device.page().locator("body[data-page-id='login-info']").waitFor();
        assertThat(alice.passkeys()).isEmpty();

        alice.mustDo(OURS);
        assertThat(app.directGrant(alice).ok()).isFalse();
        assertThat(alice.passkeys()).isEmpty();
    }

    @Test
    void aNewPasskeyDoesNotRemoveWhatWasThereBefore(KeycloakServer server, TestRealm realm, App app, Device device) {
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        new SignIn(app, device).withPassword(carol);
        new OtpPage(device).enter(carol.code());
        new NudgePage(device).create().click();
        new AppPage(device);
        String otp = carol.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("otp"))
                .map(CredentialRepresentation::getId)
                .findFirst()
                .orElseThrow();

        // Autofill answers by itself.
        device.forgetSession().open(app.signIn());
        new AppPage(device);
        device.open(app.signIn(Map.of("kc_action", "delete_credential:" + otp)));
        device.page().locator("#kc-error-message").waitFor();
        realm.awaitEvent(
                "REMOVE_CREDENTIAL_ERROR",
                event -> "cooling-off".equals(event.getDetails().get("reason")));
        assertThat(carol.admin().credentials())
                .extracting(CredentialRepresentation::getId)
                .contains(otp);

        // The passkey itself may go, and everything once it has cooled off.
        String own = carol.passkeys().get(0).getId();
        device.open(app.signIn(Map.of("kc_action", "delete_credential:" + own)));
        device.page().locator("#kc-accept").waitFor();
        server.clock().advance(Duration.ofHours(25));
        device.forgetSession().open(app.signIn());
        new AppPage(device);
        device.open(app.signIn(Map.of("kc_action", "delete_credential:" + otp)));
        device.page().locator("#kc-accept").waitFor();
    }

    @Test
    void aNewPasskeyThatRemovedItselfRemovesNothingElseEither(TestRealm realm, App app, Device device) {
        TestUser carol = realm.policy(TestPolicy.of("offer")).user("carol").otp();
        new SignIn(app, device).withPassword(carol);
        new OtpPage(device).enter(carol.code());
        new NudgePage(device).create().click();
        new AppPage(device);
        device.forgetSession().open(app.signIn());
        new AppPage(device);
        String own = carol.passkeys().get(0).getId();
        device.open(app.signIn(Map.of("kc_action", "delete_credential:" + own)));
        device.page().locator("#kc-accept").click();
        new AppPage(device);
        assertThat(carol.passkeys()).isEmpty();

        String otp = carol.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("otp"))
                .map(CredentialRepresentation::getId)
                .findFirst()
                .orElseThrow();
        device.open(app.signIn(Map.of("kc_action", "delete_credential:" + otp)));
        device.page().locator("#kc-error-message").waitFor();
        assertThat(carol.admin().credentials())
                .extracting(CredentialRepresentation::getId)
                .contains(otp);
    }

    @Test
    void aFactorThatWasMadeInThisSessionProvesNothing(TestRealm realm, App app, Devices devices) {
        withoutSecondFactorAtSignIn(realm);
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        Device laptop = devices.platform();
        new SignIn(app, laptop).withPassword(alice);
        new NudgePage(laptop).create().click();
        new AppPage(laptop);

        // Whoever has stolen the password sets up a code of his own.
        Device thief = devices.platform();
        new SignIn(app, thief).withPassword(alice);
        new GuardPage(thief).leave().click();
        new AppPage(thief);
        alice.otp();
        thief.open(app.signIn(Map.of("kc_action", OURS)));
        assertThat(new GuardPage(thief).verdict()).isEqualTo("step-up");
        thief.leave(() -> thief.page().evaluate(PROVE, alice.code()));
        assertThat(new GuardPage(thief).verdict()).isEqualTo("step-up");
        assertThat(new GuardPage(thief).error()).isEqualTo("wrong-code");
        assertThat(alice.passkeys()).hasSize(1);
    }

    /** Keycloak lets everybody set up a code who has signed in with the password. */
    @Test
    void aCodeThatCameAfterThePasskeyProvesNothingWhileItIsNew(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        realm.update(settings -> settings.setOtpPolicyCodeReusable(true));
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        Device laptop = devices.platform();
        new SignIn(app, laptop).withPassword(alice);
        new NudgePage(laptop).create().click();
        new AppPage(laptop);
        alice.otp();

        Device thief = devices.platform();
        new SignIn(app, thief).withPassword(alice, Map.of("kc_action", OURS));
        new OtpPage(thief).enter(alice.code());
        assertThat(new GuardPage(thief).verdict()).isEqualTo("step-up");
        assertThat(thief.page().locator("#passkey-otp").count()).isZero();
        assertThat(alice.passkeys()).hasSize(1);

        server.clock().advance(Duration.ofHours(25));
        new SignIn(app, thief).withPassword(alice, Map.of("kc_action", OURS));
        new OtpPage(thief).enter(alice.code());
        new NudgePage(thief).create().waitFor();
    }

    private static String enrollment(String section) {
        return TestPolicy.always()
                .replaceFirst("\"enabled\": true,", "\"enabled\": true, \"enrollment\": " + section + ",");
    }

    /** A flow that asks for no second factor, as one with conditions on the client or the network may not. */
    private static void withoutSecondFactorAtSignIn(TestRealm realm) {
        String flow = realm.admin().toRepresentation().getBrowserFlow();
        for (AuthenticationExecutionInfoRepresentation step :
                realm.admin().flows().getExecutions(flow)) {
            if (String.valueOf(step.getDisplayName()).contains("2FA")) {
                step.setRequirement("DISABLED");
                realm.admin().flows().updateExecutions(flow, step);
            }
        }
    }

    private static String verification(TestRealm realm) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.uri() + "/protocol/openid-connect/auth/device"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("client_id=tv&scope=openid"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return JsonSerialization.mapper
                .readTree(answer.body())
                .path("verification_uri_complete")
                .asText();
    }
}
