package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;

/** The account console of a signed-in user. */
public final class AccountPage {
    private final Device device;

    /** Waits until it has loaded the user's data. */
    public AccountPage(Device device) {
        this.device = device;
        username().waitFor();
    }

    /** The field with the user's name. */
    public Locator username() {
        return device.page().locator("input#username");
    }
}
