package io.github.passkeyjourney.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.passkeyjourney.harness.Device;

/** A page with {@code data-page-id} on its body. */
abstract class PageObject {
    /** The device it is shown on. */
    final Device device;

    PageObject(Device device, String pageId) {
        this.device = device;
        page().locator("body[data-page-id='" + pageId + "']").waitFor();
    }

    final Page page() {
        return device.page();
    }

    final Locator find(String selector) {
        return page().locator(selector);
    }

    /** The text of the first visible match, empty where there is none. */
    final String textOf(String selector) {
        Locator found = find(selector);
        return found.count() == 0 ? "" : found.first().innerText().strip();
    }
}
