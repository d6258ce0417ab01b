package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.harness.VirtualAuthenticator;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.GuardPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.UpgradePage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A browser that knows its user turns a password into a passkey without a dialog. No headless browser does that: refusal and
 * silence are real here, and the success is simulated.
 */
@KeycloakTest
class UpgradeIT {

    private static final String CADENCE = "{\"snooze\": \"PT0S\", \"rest\": \"PT0S\", \"errorCooldown\": \"PT0S\"}";

    /**
     * Simulates a browser that makes passkeys by itself: it drops {@code mediation}, has the virtual authenticator answer, and takes
     * presence and verification out of the flags, which no signature covers. The answer can be read by a test.
     */
    static final String SIMULATED_BROWSER = """
            (() => {
              const create = navigator.credentials.create.bind(navigator.credentials);
              navigator.credentials.create = async ({ mediation, signal, ...options }) => {
                if (mediation !== 'conditional' && !localStorage.getItem('strip-always')) {
                  return create(options);
                }
                const { rawId, response, authenticatorAttachment } = await create(options);
                const hash = new Uint8Array(
                  await crypto.subtle.digest('SHA-256', new TextEncoder().encode(location.hostname)));
                const attestation = new Uint8Array(response.attestationObject.slice(0));
                const start = attestation.findIndex((_, i) => hash.every((byte, j) => attestation[i + j] === byte));
                attestation[start + hash.length] &= ~5;
                const answer = { rawId, authenticatorAttachment, response: {
                  clientDataJSON: response.clientDataJSON,
                  attestationObject: attestation.buffer,
                  getTransports: () => response.getTransports(),
                } };
                const encoded = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
                  .replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
                localStorage.setItem('answer', JSON.stringify({
                  clientDataJSON: encoded(response.clientDataJSON),
                  attestationObject: encoded(attestation.buffer),
                  publicKeyCredentialId: encoded(rawId),
                }));
                return answer;
              };
            })()""";

    /** Watches, and changes nothing. */
    private static final String WITNESS = """
            (() => {
              const create = navigator.credentials.create.bind(navigator.credentials);
              navigator.credentials.create = (options) => create(options).catch((error) => {
                localStorage.setItem('refused', `${options.mediation} ${error.name}`);
                throw error;
              });
            })()""";

    /** Stays on the page, so that a test can answer in place of the browser. */
    static final String NEVER_ANSWERS = """
            if (location.pathname.includes('required-action')) {
              navigator.credentials.create = () => new Promise(() => {});
              window.setTimeout = () => 0;
            }""";

    /** Posts an answer to where the page sends its own, or to an address. */
    private static final String POST = """
            ([answer, address]) => {
              const form = document.createElement('form');
              form.method = 'post';
              form.action = address || document.querySelector('form[action*=required-action]').action;
              for (const [name, value] of Object.entries({ upgrade: 'true', ...JSON.parse(answer) })) {
                const input = document.createElement('input');
                input.name = name;
                input.value = value;
                form.append(input);
              }
              document.body.append(form);
              form.submit();
            }""";

    @Tag("mariadb")
    @Test
    void aSimulatedBrowserUpgradesAPasswordAndItsUserIsTold(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.listener("passkey-audit").policy(TestPolicy.of("encourage", CADENCE));
        FactRows facts = new FactRows(realm);
        TestUser alice = realm.user("alice");
        TestUser bob = realm.user("bob");
        Device laptop = simulated(devices);
        skip(app, laptop, bob);
        // Whoever has only stolen a password can sign in twice, too.
        for (int signIn = 1; signIn <= 2; signIn++) {
            skip(app, laptop, alice);
        }
        server.clock().advance(Duration.ofHours(25));

        // A passkey of which nobody could write down that it proves nothing yet is not kept.
        ServerQuery database = new ServerQuery(server);
        database.change("ALTER TABLE PJ_PASSKEY ADD CONSTRAINT PJ_NO_ROWS CHECK (REALM_ID <> '"
                + realm.admin().toRepresentation().getId() + "')");
        try {
            new SignIn(app, laptop).withPassword(bob);
            NudgePage offer = new NudgePage(laptop);
            assertThat(offer.error()).isEmpty();
            // The page tells the browser what the account has (Signal API), and the authenticator drops the rest.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInSameThread()
                    .until(() -> laptop.platform().passkeys().isEmpty());
            offer.skip().click();
            assertThat(new AppPage(laptop).signedIn()).isTrue();
        } finally {
            database.change("ALTER TABLE PJ_PASSKEY DROP CONSTRAINT PJ_NO_ROWS");
        }
        assertThat(bob.passkeys()).isEmpty();

        new SignIn(app, laptop).withPassword(alice);
        UpgradePage told = new UpgradePage(laptop);
        assertThat(told.text()).contains("passkey").doesNotContain("passkeyUpgrade");
        assertThat(alice.passkeys()).hasSize(1);

        // The same answer once more, and the page loaded again, change nothing.
        laptop.leave(() -> laptop.page().evaluate(POST, answer(laptop)));
        laptop.leave(() -> laptop.page().reload());
        new UpgradePage(laptop).goOn().click();
        assertThat(new AppPage(laptop).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(laptop.complaints()).isEmpty();
        assertThat(mailbox.await(alice.email()).subject()).contains("a passkey was added");
        await("the facts").untilAsserted(() -> assertThat(facts.all()).contains("upgrade-attempted created"));
        assertThat(facts.query(
                        "SELECT ORIGIN, BACKED_UP, USER_VERIFIED, UNPROVEN FROM PJ_PASSKEY WHERE REALM_ID = :realm"))
                .containsExactly("upgrade, true, false, true");
        assertThat(facts.query("SELECT TYPE, CONTENT FROM PJ_AUDIT WHERE REALM_ID = :realm"))
                .singleElement()
                .asString()
                .contains("passkey-enrolled", "\"origin\":\"upgrade\"");

        // A sign-in that did not ask who was there proves nothing.
        verification(realm, "discouraged");
        laptop.platform().userVerified(false);
        laptop.forgetSession().open(app.signIn());
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        await("the use")
                .untilAsserted(() -> assertThat(
                                facts.query(
                                        "SELECT USER_VERIFIED, UNPROVEN FROM PJ_PASSKEY WHERE REALM_ID = :realm AND LAST_USED_AT IS NOT NULL"))
                        .containsExactly("false, true"));

        // It is no strong factor: its owner is not asked for it where he does not have it.
        Device phone = devices.platform();
        skip(app, phone, alice);

        // From its first verified sign-in on it is.
        verification(realm, "required");
        laptop.platform().userVerified(true);
        laptop.forgetSession().open(app.signIn());
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        await("the proof")
                .untilAsserted(() -> assertThat(
                                facts.query("SELECT USER_VERIFIED, UNPROVEN FROM PJ_PASSKEY WHERE REALM_ID = :realm"))
                        .containsExactly("true, false"));
        new SignIn(app, phone).withPassword(alice);
        assertThat(new GuardPage(phone).verdict()).isEqualTo("step-up");
        assertThat(mailbox.to(bob.email())).isEmpty();
    }

    @Test
    void aBrowserThatRefusesOrNeverAnswersIsForgottenAbout(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        realm.listener("passkey-audit")
                .policy(TestPolicy.of("encourage", CADENCE)
                        .replaceFirst("\"enabled\": true,", "$0 \"enrollment\": {\"maxAuthAge\": \"PT60S\"},"));
        FactRows facts = new FactRows(realm);
        Device silent = devices.platform();
        Device refusing = devices.plain().showDialogs();
        refusing.context().addInitScript(WITNESS);
        refusing.plug(VirtualAuthenticator.Kind.PLATFORM);
        TestUser alice = realm.user("alice");
        TestUser bob = realm.user("bob");
        skip(app, silent, alice);
        skip(app, refusing, bob);
        server.clock().advance(Duration.ofHours(25));

        // The page gives up by itself, and the browser is free for the passkey that is asked for then.
        new SignIn(app, silent).withPassword(alice);
        new NudgePage(silent).create().click();
        assertThat(new AppPage(silent).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(silent.complaints()).isEmpty();

        // Where the guard wants something first, the browser is not asked, and not for the last time.
        bob.mustDo("UPDATE_PROFILE");
        new SignIn(app, refusing).withPassword(bob);
        Locator profile = refusing.page().locator("#kc-update-profile-form [type=submit]");
        profile.waitFor();
        server.clock().advance(Duration.ofSeconds(62));
        profile.click();
        GuardPage guard = new GuardPage(refusing);
        assertThat(guard.verdict()).isEqualTo("sign-in-again");
        assertThat(refusing.page().evaluate("() => localStorage.getItem('refused')"))
                .isNull();
        guard.signInAgain().click();
        new LoginPage(refusing).signIn(bob);

        NudgePage offer = new NudgePage(refusing);
        assertThat(refusing.page().evaluate("() => localStorage.getItem('refused')"))
                .isEqualTo("conditional NotAllowedError");
        assertThat(offer.error()).isEmpty();
        refusing.page().evaluate("() => localStorage.clear()");
        offer.skip().click();
        assertThat(new AppPage(refusing).signedIn()).isTrue();
        assertThat(refusing.complaints()).isEmpty();

        // Once is enough for this browser.
        new SignIn(app, refusing).withPassword(bob);
        NudgePage again = new NudgePage(refusing);
        assertThat(refusing.page().evaluate("() => localStorage.getItem('refused')"))
                .isNull();
        again.skip().click();
        assertThat(new AppPage(refusing).signedIn()).isTrue();
        facts.await(
                "offered optional",
                "skipped",
                "sign-in password succeeded",
                "offered optional",
                "skipped",
                "sign-in password succeeded",
                "upgrade-attempted declined",
                "offered optional",
                "accepted",
                "sign-in password succeeded",
                // The guard's page is the offer, too, as far as it came.
                "offered optional",
                "upgrade-attempted declined",
                "offered optional",
                "skipped",
                "sign-in password succeeded",
                "offered optional",
                "skipped",
                "sign-in password succeeded");
    }

    @Test
    void nobodySneaksInAPasskeyThatNobodyWasAskedFor(KeycloakServer server, TestRealm realm, App app, Devices devices) {
        realm.policy(TestPolicy.of("encourage", CADENCE));
        TestUser alice = realm.user("alice");
        TestUser bob = realm.user("bob");
        Device known = simulated(devices);
        skip(app, known, alice);
        skip(app, known, bob);

        // On the page that asks its user, somebody has to be there, whatever the form says.
        Device thief = simulated(devices);
        new SignIn(app, thief).withPassword(bob);
        NudgePage offer = new NudgePage(thief);
        thief.page().evaluate("() => localStorage.setItem('strip-always', 'true')");
        thief.leave(() -> offer.create().click());
        assertThat(new NudgePage(thief).error()).isNotEmpty();
        thief.leave(() -> thief.page().evaluate(POST, answer(thief)));
        new NudgePage(thief);
        thief.page()
                .evaluate("() => { const sent = document.createElement('input'); sent.name = 'upgrade';"
                        + " sent.type = 'hidden'; document.getElementById('passkey-form').append(sent); }");
        thief.leave(() -> new NudgePage(thief).create().click());
        new NudgePage(thief);
        assertThat(bob.passkeys()).isEmpty();

        server.clock().advance(Duration.ofHours(25));
        // Nobody can write himself a browser that knows bob.
        String marker = known.cookie("PJ_BROWSER");
        assertThat(marker).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]{20,}");
        thief.context()
                .addCookies(List.of(new Cookie("PJ_BROWSER", marker.replaceFirst("\\.[^.]{6}([^.]*)$", ".AAAAAA$1"))
                        .setDomain("localhost")
                        .setPath("/realms/" + realm.name() + "/")));
        thief.platform().presence(false);
        thief.context().addInitScript(NEVER_ANSWERS);
        new SignIn(app, thief).withPassword(bob);
        new NudgePage(thief);

        // An app that asks for the page gets the page.
        new SignIn(app, known).withPassword(alice, Map.of("kc_action", "passkey-enroll"));
        known.leave(() -> known.page().evaluate(POST, answer(thief)));
        new NudgePage(known).skip().click();
        assertThat(new AppPage(known).actionStatus()).isEqualTo("cancelled");

        // The answer of another sign-in is none to this one, and there is no second.
        known.context().addInitScript(NEVER_ANSWERS);
        new SignIn(app, known).withPassword(alice);
        known.page().locator("#passkey-upgrading").waitFor();
        String step = known.page().locator("#passkey-form").getAttribute("action");
        Page tab = known.newTab();
        tab.navigate(app.signIn().toString());
        String otherTab = tab.locator("#kc-form-login").getAttribute("action").replaceFirst(".*tab_id=([^&]*).*", "$1");
        tab.evaluate(POST, new Object[] {answer(thief)[0], step.replaceFirst("tab_id=[^&]*", "tab_id=" + otherTab)});
        tab.waitForLoadState();
        known.leave(() -> known.page().evaluate(POST, answer(thief)));
        new NudgePage(known);
        known.leave(() -> known.page().evaluate(POST, answer(thief)));
        new NudgePage(known).skip().click();
        assertThat(new AppPage(known).signedIn()).isTrue();
        assertThat(alice.passkeys()).isEmpty();
    }

    private static Device simulated(Devices devices) {
        Device device = devices.platform();
        device.context().addInitScript(SIMULATED_BROWSER);
        return device;
    }

    /** Whether sign-ins by passkey ask who is there. */
    private static void verification(TestRealm realm, String requirement) {
        realm.update(settings -> settings.setWebAuthnPolicyPasswordlessUserVerificationRequirement(requirement));
    }

    private static void skip(App app, Device device, TestUser user) {
        new SignIn(app, device).withPassword(user);
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).signedIn()).isTrue();
    }

    /** The last answer that the simulated browser gave, for {@link #POST}. */
    private static Object[] answer(Device device) {
        return new Object[] {device.page().evaluate("() => localStorage.getItem('answer')"), ""};
    }
}
