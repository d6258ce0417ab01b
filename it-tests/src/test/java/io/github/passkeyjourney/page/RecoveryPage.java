package io.github.passkeyjourney.page;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Mail;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our page by which somebody gets back in. */
public final class RecoveryPage extends PageObject {

    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{4}) (\\d{4})$");

    /** Waits for it. */
    public RecoveryPage(Device device) {
        super(device, "login-passkey-recovery");
    }

    /** Goes there from the login page. */
    public static RecoveryPage of(Device device, App app, String username) {
        device.open(app.signIn());
        device.page().locator("a[href*='reset-credentials']").first().click();
        device.page().locator("#username").fill(username);
        device.page().locator("#kc-reset-password-form [type=submit]").click();
        return new RecoveryPage(device);
    }

    /** The code of a mail. */
    public static String code(Mail mail) {
        Matcher code = CODE.matcher(mail.text());
        if (!code.find()) {
            throw new AssertionError("No code in: " + mail.text());
        }
        return code.group(1) + code.group(2);
    }

    /** A code as it is shown. */
    public static String spaced(String code) {
        return code.substring(0, 4) + " " + code.substring(4);
    }

    /** Which of its pages is shown: {@code list}, {@code answer}, {@code wait} or {@code ending}. */
    public String step() {
        return find("#passkey-recovery").getAttribute("data-step");
    }

    /** The methods that are offered. */
    public List<String> methods() {
        return find("button.pj-method").all().stream()
                .map(button -> button.getAttribute("value"))
                .toList();
    }

    /** What is proven. */
    public List<String> proven() {
        return find("#passkey-proven li").all().stream()
                .map(root -> root.getAttribute("data-root"))
                .toList();
    }

    /** How many proofs are missing; zero where that is not told. */
    public int missing() {
        return Integer.parseInt(find("#passkey-recovery").getAttribute("data-missing"));
    }

    /** Chooses a method of the list. */
    public RecoveryPage choose(String method) {
        device.leave(() -> find("button.pj-method[value='" + method + "']").click());
        return this;
    }

    /** Answers with a text in the field of this name. */
    public RecoveryPage answer(String field, String text) {
        find("#passkey-" + field).fill(text);
        device.leave(() -> find("#passkey-answer").click());
        return this;
    }

    /** Back to the list. */
    public RecoveryPage other() {
        device.leave(() -> find("#passkey-other").click());
        return this;
    }

    /** Ends it: {@code passkey} or {@code password}. */
    public void end(String ending) {
        device.leave(() -> find("#passkey-end-" + ending).click());
    }

    /** What the page shows to be read out. */
    public String shown() {
        return find("#passkey-shown").innerText();
    }

    /** The word of what went wrong; empty where nothing did. */
    public String error() {
        return find("#passkey-error").count() == 0 ? "" : find("#passkey-error").getAttribute("data-code");
    }

    /** All that the page says. */
    public String text() {
        return find("body").innerText();
    }
}
