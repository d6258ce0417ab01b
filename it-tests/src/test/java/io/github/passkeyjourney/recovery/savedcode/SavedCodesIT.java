package io.github.passkeyjourney.recovery.savedcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.RecoveryPage;
import io.github.passkeyjourney.page.SavedCodesPage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Codes that are shown once, good once, and made only by who may (security.md, rows 41 and 46). */
@KeycloakTest
class SavedCodesIT {

    private static final String ACTION = "passkey-saved-codes";
    private static final Map<String, String> CODES = Map.of("kc_action", ACTION);

    @Test
    void codesAreShownOnceAndGoodFromTheMomentTheyAreConfirmed(
            TestRealm realm, App app, Devices devices, Mailbox mailbox) throws IOException {
        TestUser alice = realm.recovery()
                .action(ACTION)
                .listener("passkey-audit")
                .locales("en", "de", "ar")
                .policy(TestPolicy.of("observe"))
                .user("alice");
        CodeCalls calls = new CodeCalls(realm, alice);
        Device laptop = devices.plain();
        List<Response> answers = Collections.synchronizedList(new ArrayList<>());
        laptop.page().onResponse(answers::add);
        new SignIn(app, laptop).withPassword(alice, CODES);
        SavedCodesPage page = new SavedCodesPage(laptop);
        List<String> first = page.codes();
        String firstNumber = page.number();
        assertThat(first)
                .hasSize(10)
                .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
        assertThat(first.stream().map(code -> code.charAt(0)).distinct()).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.url().contains("/required-action"))
                .isNotEmpty()
                .allMatch(answer -> answer.headerValue("cache-control").contains("no-store"));
        assertThat(new AxeBuilder(laptop.page())
                        .include("#kc-content")
                        .analyze()
                        .getViolations())
                .isEmpty();

        // A page that is loaded again has others, and none of them is good yet.
        laptop.leave(() -> laptop.page().reload());
        page = new SavedCodesPage(laptop);
        assertThat(page.codes()).hasSize(10).doesNotContainAnyElementsOf(first);
        assertThat(calls.verify(first.get(0))).isFalse();
        assertThat(calls.verify(page.codes().get(0))).isFalse();

        // Neither a page that is not the last one nor an unticked box puts codes in force.
        laptop.page()
                .evaluate(
                        "number => document.querySelector('#passkey-codes-form input[name=page]').value = number",
                        firstNumber);
        page.saved().check();
        laptop.leave(page.confirm()::click);
        page = new SavedCodesPage(laptop);
        assertThat(page.again()).isTrue();
        laptop.page().evaluate("() => document.getElementById('passkey-codes-form').noValidate = true");
        laptop.leave(page.confirm()::click);
        page = new SavedCodesPage(laptop);
        assertThat(page.again()).isTrue();
        assertThat(alice.admin().credentials()).noneMatch(held -> held.getType().startsWith("passkey-"));

        List<String> codes = page.codes();
        Download file = laptop.page().waitForDownload(page.download()::click);
        assertThat(file.suggestedFilename()).isEqualTo("saved-codes.txt");
        String saved = new String(file.createReadStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(saved).contains(codes).contains("account alice");
        laptop.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.copy().click();
        laptop.page().locator("#passkey-codes-status:not(:empty)").waitFor();
        assertThat(laptop.page()
                        .evaluate("() => navigator.clipboard.readText()")
                        .toString()
                        .replace("\r", ""))
                .isEqualTo(saved);
        page.saved().check();
        page.confirm().click();
        assertThat(new AppPage(laptop).actionStatus()).isEqualTo("success");

        assertThat(laptop.page().content()).doesNotContain(codes);
        assertThat(laptop.complaints()).isEmpty();
        assertThat(alice.admin().credentials())
                .filteredOn(held -> held.getType().equals("passkey-saved-code"))
                .singleElement()
                .satisfies(held -> assertThat(held.getCredentialData())
                        .contains("\"count\":10")
                        .contains("\"used\":0"));
        FactRows rows = new FactRows(realm);
        for (String code : codes) {
            assertThat(rows.query(
                            "SELECT COUNT(*), MIN(ID) FROM CREDENTIAL WHERE TYPE = 'passkey-saved-code' AND USER_ID = '"
                                    + alice.id() + "' AND (SECRET_DATA LIKE '%" + code + "%' OR SECRET_DATA LIKE '%"
                                    + code.replace("-", "").substring(1) + "%')"))
                    .containsExactly("0, null");
        }
        assertThat(rows.query(
                        "SELECT COUNT(*), MIN(USER_ID) FROM PJ_AUDIT WHERE REALM_ID = :realm AND TYPE = 'saved-codes-created'"
                                + " AND CONTENT LIKE '%\"replaced\":false%'"))
                .containsExactly("1, " + alice.id());
        assertThat(mailbox.await(alice.email(), "saved codes").text())
                .contains("Created with: Chrome on Linux")
                .doesNotContain(codes);

        // In any order and as people type; each once, and then there is another in its place.
        assertThat(calls.verify(codes.get(7).toLowerCase(Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(calls.verify(codes.get(7))).isFalse();
        assertThat(calls.verify(codes.get(2))).isTrue();
        assertThat(calls.left()).isEqualTo(8);
        List<String> replacements = calls.replaceUsed();
        assertThat(replacements.stream().map(code -> code.substring(0, 1))).containsExactly("2", "7");
        assertThat(calls.replaceUsed()).isEmpty();
        assertThat(calls.left()).isEqualTo(10);
        assertThat(calls.verify(codes.get(2))).isFalse();
        assertThat(calls.verify(replacements.get(0))).isTrue();
        assertThat(calls.verify(replacements.get(0))).isFalse();

        laptop.open(URI.create(realm.account() + "/account-security/signing-in"));
        Locator listed = laptop.page().locator("[data-testid='passkey-saved-code/credential-list']");
        listed.waitFor();
        assertThat(listed.innerText()).contains("9 of 10 left");
        assertThat(laptop.page()
                        .locator("[data-testid='passkey-saved-code/title']")
                        .innerText())
                .isEqualTo("Saved codes");
        assertThat(laptop.page()
                        .locator("[data-testid='passkey-saved-code/create']")
                        .isVisible())
                .isTrue();

        // Another set: whoever turns back keeps the old one, whoever confirms does not.
        laptop.open(app.signIn(Map.of("kc_action", ACTION, "ui_locales", "de")));
        page = new SavedCodesPage(laptop);
        assertThat(page.text()).contains("Speichern Sie diese Codes", "Ihre früheren Codes gelten nicht mehr");
        List<String> refused = page.codes();
        page.cancel().click();
        assertThat(new AppPage(laptop).actionStatus()).isEqualTo("cancelled");
        assertThat(calls.verify(codes.get(4))).isTrue();
        assertThat(calls.verify(refused.get(4))).isFalse();
        laptop.open(app.signIn(Map.of("kc_action", ACTION, "ui_locales", "ar")));
        page = new SavedCodesPage(laptop);
        assertThat(page.text()).contains("احفظ هذه الرموز", "ولا تعود رموزك السابقة صالحة");
        List<String> latest = page.codes();
        page.saved().check();
        page.confirm().click();
        assertThat(new AppPage(laptop).actionStatus()).isEqualTo("success");
        assertThat(calls.verify(codes.get(5))).isFalse();
        assertThat(calls.verify(latest.get(5))).isTrue();
        assertThat(calls.left()).isEqualTo(9);

        // It gets its owner back in.
        Device borrowed = devices.platform();
        RecoveryPage recovery = RecoveryPage.of(borrowed, app, "alice");
        assertThat(recovery.choose("saved-code").answer("code", codes.get(8)).error())
                .isEqualTo("wrong");
        assertThat(recovery.answer("code", latest.get(8).toLowerCase(Locale.ROOT))
                        .step())
                .isEqualTo("ending");
        assertThat(calls.verify(latest.get(8))).isFalse();

        // What is removed is gone.
        alice.admin().credentials().stream()
                .filter(held -> held.getType().equals("passkey-saved-code"))
                .forEach(held -> alice.admin().removeCredential(held.getId()));
        assertThat(calls.verify(latest.get(6))).isFalse();
        assertThat(calls.left()).isZero();
    }

    @Test
    void neitherAPasswordBesideAPasskeyNorANewPasskeyMakesCodes(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.action(ACTION).policy(TestPolicy.of("offer")).user("alice");
        CodeCalls calls = new CodeCalls(realm, alice);
        Device laptop = devices.platform();
        new SignIn(app, laptop).withPassword(alice);
        new NudgePage(laptop).create().click();
        new AppPage(laptop);
        List<String> before = calls.replaceAll();

        Device thief = devices.plain();
        new SignIn(app, thief).withPassword(alice, CODES);
        SavedCodesPage page = new SavedCodesPage(thief);
        assertThat(page.verdict()).isEqualTo("step-up");
        assertThat(page.codes()).isEmpty();
        thief.leave(() -> thief.page()
                .evaluate("() => { const form = document.getElementById('passkey-codes-form');"
                        + " for (const name of ['page', 'saved']) { const input = document.createElement('input');"
                        + " input.name = name; input.value = 'true'; form.append(input); }"
                        + " HTMLFormElement.prototype.submit.call(form); }"));
        assertThat(new SavedCodesPage(thief).verdict()).isEqualTo("step-up");
        realm.awaitEvent(
                "UPDATE_CREDENTIAL_ERROR",
                event -> "step-up".equals(event.getDetails().get("reason")));
        new SavedCodesPage(thief).cancel().click();
        assertThat(new AppPage(thief).actionStatus()).isEqualTo("cancelled");
        // Not even a session of this very moment does: a sign-in is asked for at once.
        thief.open(app.signIn(CODES));
        new LoginPage(thief);

        laptop.forgetSession().open(app.signIn(CODES));
        page = new SavedCodesPage(laptop);
        assertThat(page.verdict()).isEqualTo("cooling-off");
        page.cancel().click();
        new AppPage(laptop);
        server.clock().advance(Duration.ofHours(25));
        laptop.forgetSession().open(app.signIn());
        new AppPage(laptop);

        // A page that came while the sign-in was fresh may be read and printed.
        server.clock().advance(Duration.ofMinutes(3));
        laptop.open(app.signIn(CODES));
        page = new SavedCodesPage(laptop);
        assertThat(page.verdict()).isEqualTo("allowed");
        List<String> after = page.codes();
        server.clock().advance(Duration.ofMinutes(3));
        page.saved().check();
        page.confirm().click();
        assertThat(new AppPage(laptop).actionStatus()).isEqualTo("success");
        assertThat(calls.verify(before.get(0))).isFalse();
        assertThat(calls.verify(after.get(0))).isTrue();

        // What an admin asks for waits for a sign-in that does.
        alice.mustDo(ACTION);
        Device borrowed = devices.plain();
        new SignIn(app, borrowed).withPassword(alice);
        new AppPage(borrowed);
        assertThat(alice.admin().toRepresentation().getRequiredActions()).contains(ACTION);
        laptop.forgetSession().open(app.signIn());
        page = new SavedCodesPage(laptop);
        assertThat(page.cancel().count()).isZero();
        page.saved().check();
        page.confirm().click();
        new AppPage(laptop);
        assertThat(alice.admin().toRepresentation().getRequiredActions()).doesNotContain(ACTION);
    }

    @Tag("mariadb")
    @Test
    void sixtyFourWhoComeWithOneCodeAtOnceAreOneSuccess(TestRealm realm) throws Exception {
        TestUser alice = realm.user("alice");
        CodeCalls calls = new CodeCalls(realm, alice);
        List<String> codes = calls.replaceAll();
        assertThat(codes).hasSize(10);
        ExecutorService many = Executors.newFixedThreadPool(64);
        try {
            List<Callable<Boolean>> attempts = Collections.nCopies(64, () -> calls.verify(codes.get(3)));
            int good = 0;
            for (Future<Boolean> attempt : many.invokeAll(attempts)) {
                good += attempt.get() ? 1 : 0;
            }
            assertThat(good).isEqualTo(1);
        } finally {
            many.shutdownNow();
        }
        assertThat(calls.left()).isEqualTo(9);
        assertThat(calls.verify(codes.get(3))).isFalse();
        assertThat(calls.verify(codes.get(8))).isTrue();
        assertThat(new CodeCalls(realm, "nobody").verify(codes.get(9))).isFalse();
        assertThat(new CodeCalls(realm, realm.user("bob")).verify(codes.get(9))).isFalse();
        assertThat(calls.verify(codes.get(9))).isTrue();
    }
}
