package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;

/** Our page that tells of a passkey that the browser has made by itself. */
public final class UpgradePage extends PageObject {
    /** Waits until the browser has made it. */
    public UpgradePage(Device device) {
        super(device, "login-passkey-upgrade");
        find("#passkey-upgraded").waitFor();
    }

    /** What it tells. */
    public String text() {
        return textOf("#passkey-upgraded");
    }

    /** "Continue". */
    public Locator goOn() {
        return find("#passkey-continue");
    }
}
