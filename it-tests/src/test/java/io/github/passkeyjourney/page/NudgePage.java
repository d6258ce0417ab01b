package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;

/** Our page that offers a passkey. */
public final class NudgePage extends PageObject {
    /** Waits for it. */
    public NudgePage(Device device) {
        super(device, "login-passkey-enroll");
    }

    /** The one tap. */
    public Locator create() {
        return find("#passkey-create");
    }

    /** "Not now"; after three failures of a mandatory page it is "Continue this time". */
    public Locator skip() {
        return find("#passkey-skip");
    }

    /** Whether {@link #skip} is "Continue this time". */
    public boolean mayContinueThisTime() {
        return find("#passkey-skip[data-continue]").count() == 1;
    }

    /** The proposed name of the passkey. */
    public Locator label() {
        return find("#passkey-label");
    }

    /** "What is a passkey?" */
    public Locator explanation() {
        return find("#passkey-what");
    }

    /** What went wrong and what to do; empty where nothing did. */
    public String error() {
        return textOf("#passkey-error");
    }
}
