package io.github.passkeyjourney.harness;

import io.github.passkeyjourney.page.LoginPage;
import java.util.Map;

/** A fresh sign-in with the password; what page follows is for the test to say. */
public final class SignIn {

    private final App app;
    private final Device device;

    /** Signs in to this application, with this device. */
    public SignIn(App app, Device device) {
        this.app = app;
        this.device = device;
    }

    /** Stops at whatever page comes after the password. */
    public void withPassword(TestUser user) {
        withPassword(user, Map.of());
    }

    /** The same for somebody who is known by name only. */
    public void withPassword(String username) {
        withPassword(username, TestRealm.PASSWORD, Map.of());
    }

    /** The same with more parameters of the authorization request. */
    public void withPassword(TestUser user, Map<String, String> parameters) {
        withPassword(user.username(), user.password(), parameters);
    }

    private void withPassword(String username, String password, Map<String, String> parameters) {
        device.forgetSession().open(app.signIn(parameters));
        LoginPage login = new LoginPage(device);
        // The probe writes its cookie while the user types.
        device.page()
                .waitForFunction("() => !document.querySelector('script[src*=\"probe.js\"]')"
                        + " || /PJ_PROBE=1\\.[0-9a-f]{3}/.test(document.cookie)");
        login.signIn(username, password);
    }
}
