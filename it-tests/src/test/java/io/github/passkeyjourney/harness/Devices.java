package io.github.passkeyjourney.harness;

import com.microsoft.playwright.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Hands out the devices of one test; all are switched off at its end. */
public final class Devices implements AutoCloseable {
    private final Browser browser;
    private final List<Device> open = new ArrayList<>();

    Devices(Browser browser) {
        this.browser = browser;
    }

    /** With a built-in authenticator. */
    public Device platform() {
        Device device = plain();
        device.plug(VirtualAuthenticator.Kind.PLATFORM);
        return device;
    }

    /** With a security key. */
    public Device securityKey() {
        Device device = plain();
        device.plug(VirtualAuthenticator.Kind.SECURITY_KEY);
        return device;
    }

    /** Without an authenticator. */
    public Device plain() {
        return with(options -> {});
    }

    /** Without JavaScript, hence without passkeys. */
    public Device withoutJavaScript() {
        return with(options -> options.setJavaScriptEnabled(false));
    }

    /** As the options say: locale, colour scheme, viewport, user agent…; without an authenticator. */
    public Device with(Consumer<Browser.NewContextOptions> change) {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setLocale("en-US");
        change.accept(options);
        Device device = new Device(browser.newContext(options));
        open.add(device);
        return device;
    }

    /** The devices of this test. */
    List<Device> all() {
        return List.copyOf(open);
    }

    @Override
    public void close() {
        open.forEach(Device::close);
    }
}
