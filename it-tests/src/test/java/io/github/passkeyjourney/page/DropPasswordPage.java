package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;

/** Our page on which a user parts with the password. */
public final class DropPasswordPage extends PageObject {
    /** Waits for it. */
    public DropPasswordPage(Device device) {
        super(device, "login-passkey-drop-password");
    }

    /** Whether the password may go, such as {@code allowed} or {@code not-resilient}. */
    public String verdict() {
        return find("#passkey-drop").getAttribute("data-verdict");
    }

    /** "Remove my password", or the way on where there is no choice. */
    public Locator remove() {
        return find("#passkey-drop-remove");
    }

    /** "Keep my password". */
    public Locator keep() {
        return find("#passkey-drop-keep");
    }

    /** "Sign in again". */
    public Locator signInAgain() {
        return find("#passkey-sign-in-again");
    }

    /** On with the sign-in, where the password cannot go. */
    public Locator leave() {
        return find("#passkey-drop-leave");
    }
}
