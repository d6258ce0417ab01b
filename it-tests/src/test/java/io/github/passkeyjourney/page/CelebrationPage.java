package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;

/** Our page that greets the first sign-in with a passkey. */
public final class CelebrationPage extends PageObject {
    /** Waits for it. */
    public CelebrationPage(Device device) {
        super(device, "login-passkey-celebration");
    }

    /** The one line. */
    public String line() {
        return textOf("#passkey-celebrated");
    }

    /** The button that need not be pressed. */
    public Locator goOn() {
        return find("#passkey-continue");
    }
}
