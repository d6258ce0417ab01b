package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;
import java.util.List;

/** Our page with new codes, or with what has to happen before. */
public final class SavedCodesPage extends PageObject {
    /** Waits for it. */
    public SavedCodesPage(Device device) {
        super(device, "login-passkey-saved-codes");
    }

    /** {@code allowed} where it shows codes, else why it does not. */
    public String verdict() {
        return find("#passkey-codes").getAttribute("data-verdict");
    }

    /** The codes as they are written. */
    public List<String> codes() {
        return find("#passkey-codes li").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    /** The number of the page. */
    public String number() {
        return find("#passkey-codes-form input[name=page]").inputValue();
    }

    /** Whether it says that these codes are others than before. */
    public boolean again() {
        return find("#passkey-codes-again").count() == 1;
    }

    /** "Download". */
    public Locator download() {
        return find("#passkey-codes-download");
    }

    /** "Copy". */
    public Locator copy() {
        return find("#passkey-codes-copy");
    }

    /** What became of it. */
    public String status() {
        return textOf("#passkey-codes-status");
    }

    /** "I have saved these codes". */
    public Locator saved() {
        return find("#passkey-codes-saved");
    }

    /** "Finish". */
    public Locator confirm() {
        return find("#passkey-codes-confirm");
    }

    /** "Cancel", or "Continue without new codes". */
    public Locator cancel() {
        return find("#passkey-codes-cancel");
    }

    /** "Sign in again". */
    public Locator signInAgain() {
        return find("#passkey-sign-in-again");
    }

    /** All that the page says. */
    public String text() {
        return find("body").innerText();
    }
}
