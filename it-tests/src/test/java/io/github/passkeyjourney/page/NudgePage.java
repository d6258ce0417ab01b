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

    /** "Not now" and why, by the word of the reason. */
    public Locator because(String reason) {
        return find(".pj-reason[value='" + reason + "']");
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

    /** The word of the advice that the page is about; empty for the nudge. */
    public String advice() {
        String advice = find("#passkey-form").getAttribute("data-advice");
        return advice == null ? "" : advice;
    }

    /** All that the page says. */
    public String text() {
        return find("body").innerText();
    }

    /** What went wrong and what to do; empty where nothing did. */
    public String error() {
        return textOf("#passkey-error");
    }
}
