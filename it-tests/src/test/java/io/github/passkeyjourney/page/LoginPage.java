package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.TestUser;

/** Keycloak's page with name and password. */
public final class LoginPage extends PageObject {
    /** Waits for it. */
    public LoginPage(Device device) {
        super(device, "login-login");
        find("#kc-login").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** Signs in with the password. */
    public void signIn(TestUser user) {
        signIn(user.username(), user.password());
    }

    /** Sends a name and a password. */
    public void signIn(String username, String password) {
        if (usePassword().isVisible()) {
            usePassword().click();
        }
        find("#username").fill(username);
        find("#password").fill(password);
        find("#kc-login").click();
    }

    /** Where the form is sent. */
    public String action() {
        return find("#kc-form-login").getAttribute("action");
    }

    /** "Use your password instead"; only where the passkey comes first. */
    public Locator usePassword() {
        return find("#passkey-use-password");
    }

    /** "Forgot password?"; only where the realm offers it. */
    public Locator forgotPassword() {
        return find("a[href*='reset-credentials']");
    }

    /** The field for the name, which is hidden where the passkey comes first. */
    public Locator username() {
        return find("#username");
    }

    /** The button "Sign in with passkey". */
    public Locator passkeyButton() {
        return find("#authenticateWebAuthnButton");
    }

    /** What the page says went wrong, at a field or on top; empty where nothing did. */
    public String error() {
        String atField = textOf("#input-error-username");
        return atField.isEmpty() ? textOf(".kc-feedback-text") : atField;
    }
}
