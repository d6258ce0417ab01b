package io.github.passkeyjourney.page;

import io.github.passkeyjourney.harness.Device;

/** Keycloak's own page that creates a passkey. */
public final class StockRegisterPage extends PageObject {
    /** Waits for it. */
    public StockRegisterPage(Device device) {
        super(device, "login-webauthn-register");
    }

    /** Creates a passkey with this label, for which the page asks in a dialog. */
    public void create(String label) {
        page().onceDialog(dialog -> dialog.accept(label));
        find("#registerWebAuthn").click();
    }
}
