package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.TestRealm;
import java.net.URI;

/** Our page of a user's own passkeys. */
public final class PasskeysPage extends PageObject {

    /** Waits until it shows what there is, or why it shows nothing. */
    public PasskeysPage(Device device) {
        super(device, "login-passkey-own");
        find("#pj-passkeys[aria-busy='false']").waitFor();
    }

    /** Its address. */
    public static URI of(TestRealm realm) {
        return URI.create(realm.uri() + "/passkey-journey/passkeys/");
    }

    /** The cards, in order. */
    public Locator cards() {
        return find(".pj-card");
    }

    /** One of them, by the number. */
    public Locator card(int number) {
        return find("#pj-passkey-" + number);
    }

    /** The name on a card. */
    public String name(int number) {
        return card(number).locator("h2").innerText();
    }

    /** A button of a card: rename, lost, undo or remove. */
    public Locator act(int number, String act) {
        return find("#pj-" + act + "-" + number);
    }

    /** Gives a passkey another name, by the keyboard alone. */
    public void rename(int number, String name) {
        act(number, "rename").focus();
        page().keyboard().press("Enter");
        page().locator("#pj-label-" + number).fill(name);
        page().keyboard().press("Enter");
    }

    /** Waits until the page says what is wrong with a new name, and gives it. */
    public String problem(int number) {
        return card(number).locator(".pj-field-error:not(:empty)").innerText();
    }

    /** Reports a device lost. */
    public void lost(int number) {
        act(number, "lost").click();
        card(number).locator("[data-panel='lost'] [type='submit']").click();
    }

    /** Waits for a message, and gives it. */
    public String told() {
        find("#pj-status:not(:empty)").waitFor();
        return textOf("#pj-status");
    }

    /** The button that leads to a new passkey. */
    public Locator add() {
        return find("#pj-add");
    }

    /** The words of what has to be proven first. */
    public Locator proof(int number) {
        return card(number).locator("[data-panel='prove']");
    }
}
