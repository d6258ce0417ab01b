package io.github.passkeyjourney.page;

import io.github.passkeyjourney.harness.Device;
import java.util.List;

/** Our page at the end of a recovery. */
public final class RecoveredPage extends PageObject {

    /** Waits for it. */
    public RecoveredPage(Device device) {
        super(device, "login-passkey-recovered");
    }

    /** Whether what the recovery was to end in is there. */
    public boolean ended() {
        return "true".equals(find("#passkey-recovered").getAttribute("data-ended"));
    }

    /** The credentials that may be named as lost. */
    public List<String> credentials() {
        return find("input[name=lost]").all().stream()
                .map(box -> box.getAttribute("value"))
                .toList();
    }

    /** Names one as lost. */
    public RecoveredPage lost(String credentialId) {
        find("input[name=lost][value='" + credentialId + "']").check();
        return this;
    }

    /** Done. */
    public void finish() {
        device.leave(() -> find("#passkey-finish").click());
    }

    /** Once more to the page that makes a passkey. */
    public void again() {
        device.leave(() -> find("#passkey-again").click());
    }

    /** The saved codes that take the place of those that were used. */
    public List<String> newCodes() {
        return find("#passkey-new-codes li").allInnerTexts();
    }

    /** "I have saved it". */
    public void kept() {
        device.leave(() -> find("#passkey-codes-kept").click());
    }
}
