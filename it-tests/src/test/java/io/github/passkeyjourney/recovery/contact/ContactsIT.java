package io.github.passkeyjourney.recovery.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mail;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.SmsGateway;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.ContactsPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.RecoveryPage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A second address and a phone: confirmed by a code, told to everybody, and of use after three days. */
@KeycloakTest
class ContactsIT {

    private static final String ACTION = "passkey-recovery-contacts";
    private static final Map<String, String> CONTACTS = Map.of("kc_action", ACTION);

    @Tag("mariadb")
    @Test
    void row25ASecondAddressIsConfirmedByACodeToldToAllAndOfUseAfterThreeDays(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        TestUser alice =
                realm.recovery().action(ACTION).policy(TestContacts.policy()).user("alice");
        String second = address();
        Device laptop = devices.plain();
        new SignIn(app, laptop).withPassword(alice, CONTACTS);
        ContactsPage page = new ContactsPage(laptop);
        assertThat(page.contacts()).isEmpty();
        assertThat(page.add("email", alice.email().toUpperCase(Locale.ROOT)).error())
                .isEqualTo("email");
        page.add("email", second);
        assertThat(page.step()).isEqualTo("confirm");
        assertThat(page.text()).doesNotContain(second);
        String code = RecoveryPage.code(mailbox.await(second, "confirm this address"));
        String wrong = code.equals("12345678") ? "12345679" : "12345678";
        assertThat(page.confirm(wrong).error()).isEqualTo("code");
        assertThat(page.contacts()).isEmpty();
        page.confirm(code);
        assertThat(page.step()).isEqualTo("list");
        assertThat(page.contacts()).containsExactly("email resting");
        assertThat(page.offers("email")).isFalse();
        assertThat(page.text()).doesNotContain(second);
        assertThat(new AxeBuilder(laptop.page())
                        .include("#kc-content")
                        .analyze()
                        .getViolations())
                .isEmpty();
        page.done();
        assertThat(new AppPage(laptop).actionStatus()).isEqualTo("success");
        assertThat(laptop.complaints()).isEmpty();
        for (String address : new String[] {alice.email(), second}) {
            assertThat(mailbox.await(address, "contact of your account").text())
                    .contains("alice", "Chrome on Linux")
                    .doesNotContain(second, "passkeyNotice");
        }
        assertThat(
                        new FactRows(realm)
                                .query(
                                        "SELECT CONTENT, USER_ID FROM PJ_AUDIT WHERE REALM_ID = :realm AND TYPE = 'contacts-changed'"))
                .singleElement()
                .asString()
                .contains("\"kind\":\"email\"", "\"change\":\"added\"")
                .doesNotContain(second);

        // Not before it has rested: a code goes to the address of the account alone.
        RecoveryPage.of(devices.platform(), app, "alice").choose("email-code");
        mailbox.await(alice.email(), "code to get back in");
        server.clock().advance(Duration.ofHours(71));
        RecoveryPage.of(devices.platform(), app, "alice").choose("email-code");
        mailbox.await(alice.email(), "code to get back in");
        assertThat(mailbox.to(second)).extracting(Mail::subject).noneMatch(subject -> subject.contains("get back in"));

        // The account's own address is dead; the second one gets its owner back in, and hears of it.
        server.clock().advance(Duration.ofHours(2));
        alice.update(user -> user.setEmailVerified(false));
        RecoveryPage recovery = RecoveryPage.of(devices.platform(), app, "alice");
        recovery.choose("email-code");
        assertThat(recovery.text()).doesNotContain(second.substring(1));
        recovery.answer("code", RecoveryPage.code(mailbox.await(second, "code to get back in")));
        assertThat(recovery.step()).isEqualTo("ending");
    }

    @Test
    void aRemovedContactIsOfNoUseAtOnceAndItsOwnerIsToldAllTheSame(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        TestUser alice =
                realm.recovery().action(ACTION).policy(TestContacts.policy()).user("alice");
        String second = address();
        Device laptop = devices.plain();
        TestContacts.add(
                app, laptop, alice, "email", second, () -> RecoveryPage.code(mailbox.await(second, "confirm")));
        mailbox.await(second, "contact of your account");
        server.clock().advance(Duration.ofHours(73));
        new SignIn(app, laptop).withPassword(alice, CONTACTS);
        ContactsPage page = new ContactsPage(laptop);
        assertThat(page.contacts()).containsExactly("email");
        assertThat(page.remove("email").contacts()).isEmpty();
        assertThat(page.offers("email")).isTrue();
        page.done();
        new AppPage(laptop);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mailbox.to(second))
                        .filteredOn(mail -> mail.subject().contains("contact of your account"))
                        .hasSize(2));
        RecoveryPage.of(devices.platform(), app, "alice").choose("email-code");
        mailbox.await(alice.email(), "code to get back in");
        assertThat(mailbox.to(second)).extracting(Mail::subject).noneMatch(subject -> subject.contains("get back in"));
    }

    @Test
    void neitherAWeakNorAnOldSignInNorANewPasskeyChangesContacts(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.action(ACTION).policy(TestPolicy.of("offer")).user("alice");
        Device laptop = devices.platform();
        new SignIn(app, laptop).withPassword(alice);
        new NudgePage(laptop).create().click();
        new AppPage(laptop);

        Device thief = devices.plain();
        new SignIn(app, thief).withPassword(alice, CONTACTS);
        ContactsPage page = new ContactsPage(thief);
        assertThat(page.verdict()).isEqualTo("step-up");
        thief.leave(() -> thief.page()
                .evaluate("() => { const form = document.querySelector('form.pj-form');"
                        + " for (const [name, value] of [['add', 'email'], ['email', 'thief@realm.test']]) {"
                        + " const input = document.createElement('input'); input.name = name; input.value = value;"
                        + " form.append(input); } HTMLFormElement.prototype.submit.call(form); }"));
        assertThat(new ContactsPage(thief).verdict()).isEqualTo("step-up");
        new ContactsPage(thief).cancel().click();
        assertThat(new AppPage(thief).actionStatus()).isEqualTo("cancelled");
        thief.open(app.signIn(CONTACTS));
        new LoginPage(thief);

        laptop.forgetSession().open(app.signIn(CONTACTS));
        assertThat(new ContactsPage(laptop).verdict()).isEqualTo("cooling-off");
        assertThat(new FactRows(realm).query("SELECT COUNT(*), MIN(ID) FROM PJ_CONTACT WHERE REALM_ID = :realm"))
                .containsExactly("0, null");
    }

    @Test
    void aPhoneIsOfferedWhereThePolicyNamesTextMessagesAndOnlyInItsCountries(
            TestRealm realm, App app, Devices devices, SmsGateway gateway) {
        TestUser alice = realm.action(ACTION).policy(TestPolicy.of("observe")).user("alice");
        Device laptop = devices.plain();
        new SignIn(app, laptop).withPassword(alice, CONTACTS);
        assertThat(new ContactsPage(laptop).offers("phone")).isFalse();

        realm.policy(TestContacts.policy());
        String number = TestContacts.number();
        new SignIn(app, laptop).withPassword(alice, CONTACTS);
        ContactsPage page = new ContactsPage(laptop);
        assertThat(page.add("phone", "+8821612345678").error()).isEqualTo("phone");
        page.add("phone", number.substring(0, 3) + " (" + number.substring(3, 6) + ") " + number.substring(6));
        assertThat(page.text()).contains(number.substring(number.length() - 2)).doesNotContain(number.substring(3));
        page.again().confirm(gateway.code(number, 2));
        assertThat(page.contacts()).containsExactly("phone resting");
        // The first of two is no good, and ten a day are enough for anybody.
        assertThat(gateway.to(number))
                .extracting(SmsGateway.Message::text)
                .allMatch(text -> text.contains("Never tell"));
        assertThat(gateway.unsigned()).isEmpty();
        for (int i = 0; i < 8; i++) {
            page.remove("phone").add("phone", number).confirm(gateway.code(number, 3 + i));
        }
        assertThat(page.remove("phone").add("phone", number).error()).isEqualTo("often");
        assertThat(gateway.to(number)).hasSize(10);
    }

    @Test
    void thePageSpeaksGermanAndArabicAndFitsASmallScreen(TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        TestUser alice = realm.recovery()
                .action(ACTION)
                .locales("en", "de", "ar")
                .policy(TestContacts.policy())
                .user("alice");
        String second = address();
        Device phone = devices.with(options -> options.setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));
        TestContacts.add(app, phone, alice, "email", second, () -> RecoveryPage.code(mailbox.await(second, "confirm")));
        Map<String, String> words = Map.of("de", "Kontakte", "ar", "جهات الاتصال", "en", "Contacts");
        for (String language : words.keySet()) {
            Map<String, String> parameters = new HashMap<>(CONTACTS);
            parameters.put("ui_locales", language);
            new SignIn(app, phone).withPassword(alice, parameters);
            ContactsPage page = new ContactsPage(phone);
            assertThat(page.text())
                    .doesNotContain("passkeyContacts", "passkeyRecovery")
                    .contains(words.get(language));
            assertThat((Integer) phone.page().evaluate("() => document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(360);
        }
    }

    private static String address() {
        return "second-" + UUID.randomUUID() + "@elsewhere.test";
    }
}
