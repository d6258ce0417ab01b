package io.github.passkeyjourney.page;

import io.github.passkeyjourney.harness.Device;

/** Back in the application, signed in or not. */
public final class AppPage extends PageObject {
    /** Waits for it. */
    public AppPage(Device device) {
        super(device, "app");
    }

    /** Whether a sign-in succeeded. */
    public boolean signedIn() {
        return textOf("h1").equals("Signed in");
    }

    /** The user's name, or the error code that came back. */
    public String detail() {
        return textOf("#detail");
    }

    /** {@code kc_action_status}; empty where none came back. */
    public String actionStatus() {
        return textOf("#action-status");
    }
}
