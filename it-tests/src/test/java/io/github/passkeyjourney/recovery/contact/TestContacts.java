package io.github.passkeyjourney.recovery.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.ContactsPage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Contacts of users, made on the page. */
public final class TestContacts {

    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000);

    private TestContacts() {}

    /** Text messages to Germany and Austria, besides the usual methods, and no wait. */
    public static String policy() {
        return TestPolicy.passwordSuffices(TestPolicy.of("observe"))
                .replaceFirst(
                        "\\{",
                        "{\"recovery\": {\"hold\": \"PT0S\", \"methods\": {\"existing-factor\": {}, \"saved-code\": {},"
                                + " \"email-code\": {}, \"sms-code\": {\"prefixes\": [\"+49\", \"+43\"]}}}, ");
    }

    /** One that no other test uses, and nobody at all (Bundesnetzagentur, numbers for drama). */
    public static String number() {
        return "+493023125" + NUMBERS.incrementAndGet();
    }

    /** Signs in, adds a contact, and signs in to the application. */
    public static void add(App app, Device device, TestUser user, String kind, String address, Supplier<String> code) {
        new SignIn(app, device).withPassword(user, Map.of("kc_action", "passkey-recovery-contacts"));
        ContactsPage page = new ContactsPage(device).add(kind, address);
        assertThat(page.step()).isEqualTo("confirm");
        page.confirm(code.get()).done();
        assertThat(new AppPage(device).actionStatus()).isEqualTo("success");
    }
}
