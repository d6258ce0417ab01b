package io.github.passkeyjourney.page;

import io.github.passkeyjourney.harness.Device;

/** Keycloak's page for the one-time code. */
public final class OtpPage extends PageObject {
    /** Waits for it. */
    public OtpPage(Device device) {
        super(device, "login-login-otp");
    }

    /** Sends a code. */
    public void enter(String code) {
        find("#otp").fill(code);
        find("#kc-login").click();
    }

    /** What the page says went wrong; empty where nothing did. */
    public String error() {
        return textOf("#input-error-otp");
    }
}
