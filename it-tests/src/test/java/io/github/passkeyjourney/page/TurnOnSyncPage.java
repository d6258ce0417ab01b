package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;

/** Our page that asks to turn on sync. */
public final class TurnOnSyncPage extends PageObject {
    /** Waits for it. */
    public TurnOnSyncPage(Device device) {
        super(device, "login-passkey-turn-on-sync");
    }

    /** How it is turned on. */
    public String how() {
        return textOf("#passkey-how");
    }

    /** "Done". */
    public Locator done() {
        return find("#passkey-done");
    }

    /** "Not now". */
    public Locator skip() {
        return find("#passkey-skip");
    }
}
