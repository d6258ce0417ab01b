package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.LoginPage;
import java.util.Map;

/** A fresh sign-in with the password; what page follows is for the test to say. */
final class SignIn {

    private final App app;
    private final Device device;

    SignIn(App app, Device device) {
        this.app = app;
        this.device = device;
    }

    void withPassword(TestUser user) {
        withPassword(user, Map.of());
    }

    void withPassword(TestUser user, Map<String, String> parameters) {
        device.forgetSession().open(app.signIn(parameters));
        LoginPage login = new LoginPage(device);
        // The probe writes its cookie while the user types.
        device.page()
                .waitForFunction("() => !document.querySelector('script[src*=\"probe.js\"]')"
                        + " || /PJ_PROBE=1\\.[0-9a-f]{3}/.test(document.cookie)");
        login.signIn(user);
    }
}
