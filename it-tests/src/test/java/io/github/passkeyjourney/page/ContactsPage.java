package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;
import java.util.List;

/** Our page with the contacts for recovery. */
public final class ContactsPage extends PageObject {

    /** Waits for it. */
    public ContactsPage(Device device) {
        super(device, "login-passkey-contacts");
    }

    /** {@code allowed} where it shows contacts, else why it does not. */
    public String verdict() {
        return find("#passkey-contacts").getAttribute("data-verdict");
    }

    /** {@code list} or {@code confirm}. */
    public String step() {
        return find("#passkey-contacts").getAttribute("data-step");
    }

    /** What is there: the word of the kind, and {@code resting} where it has not rested. */
    public List<String> contacts() {
        return find(".pj-contact").all().stream()
                .map(contact -> contact.getAttribute("data-kind")
                        + (contact.getAttribute("data-rests").equals("true") ? " resting" : ""))
                .toList();
    }

    /** Asks for a code to an address or number; the page with the code comes, or an error. */
    public ContactsPage add(String kind, String address) {
        find("#passkey-" + kind).fill(address);
        device.leave(() -> find("#passkey-add-" + kind).click());
        return this;
    }

    /** Whether a kind may be added. */
    public boolean offers(String kind) {
        return find("#passkey-add-" + kind).count() == 1;
    }

    /** Enters a code. */
    public ContactsPage confirm(String code) {
        find("#passkey-code").fill(code);
        device.leave(() -> find("#passkey-confirm").click());
        return this;
    }

    /** "Send a new code". */
    public ContactsPage again() {
        device.leave(() -> find("#passkey-again").click());
        return this;
    }

    /** Removes one. */
    public ContactsPage remove(String kind) {
        device.leave(() -> find(".pj-contact[data-kind='" + kind + "'] button[name=remove]")
                .click());
        return this;
    }

    /** Whatever leaves it unchanged. */
    public Locator cancel() {
        return find("#passkey-contacts-cancel");
    }

    /** "Done". */
    public void done() {
        device.leave(() -> find("#passkey-contacts-done").click());
    }

    /** The word of what went wrong; empty where nothing did. */
    public String error() {
        return find("#passkey-error").count() == 0 ? "" : find("#passkey-error").getAttribute("data-code");
    }

    /** All that the page says. */
    public String text() {
        return find("body").innerText();
    }
}
