package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;

/** Our page with what has to happen before a passkey may be made. */
public final class GuardPage extends PageObject {
    /** Waits for it. */
    public GuardPage(Device device) {
        super(device, "login-passkey-guard");
    }

    /** What stands between the user and a passkey, such as {@code step-up}. */
    public String verdict() {
        return find("#passkey-guard").getAttribute("data-verdict");
    }

    /** What it tells. */
    public String text() {
        return textOf("#passkey-guard");
    }

    /** The code of what went wrong; empty where nothing did. */
    public String error() {
        Locator error = find("#passkey-guard-error");
        return error.count() == 0 ? "" : error.getAttribute("data-code");
    }

    /** Sends a one-time code. */
    public void enter(String code) {
        find("#passkey-otp").fill(code);
        find("#passkey-use-code").click();
    }

    /** The button that asks for a passkey or a security key. */
    public Locator useKey() {
        return find("#passkey-use-key");
    }

    /** "Sign in again". */
    public Locator signInAgain() {
        return find("#passkey-sign-in-again");
    }

    /** The link to the account console. */
    public Locator account() {
        return find("#passkey-account");
    }

    /** "Continue without a new passkey". */
    public Locator leave() {
        return find("#passkey-leave");
    }
}
