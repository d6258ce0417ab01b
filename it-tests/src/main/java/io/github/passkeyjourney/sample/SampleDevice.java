package io.github.passkeyjourney.sample;

import static io.github.passkeyjourney.policy.Capability.CONDITIONAL_CREATE;
import static io.github.passkeyjourney.policy.Capability.CONDITIONAL_GET;
import static io.github.passkeyjourney.policy.Capability.HYBRID;
import static io.github.passkeyjourney.policy.Capability.PLATFORM_AUTHENTICATOR;
import static io.github.passkeyjourney.policy.Capability.RELATED_ORIGINS;
import static io.github.passkeyjourney.policy.Capability.SECURE_CONTEXT;
import static io.github.passkeyjourney.policy.Capability.SIGNAL;
import static io.github.passkeyjourney.policy.Capability.TOUCH;
import static io.github.passkeyjourney.policy.Capability.WEBAUTHN;

import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.policy.Capability;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.Platform;
import java.util.Arrays;

/** What people of the sample sign in with. Nobody has two of the same platform and browser. */
enum SampleDevice {
    WINDOWS_CHROME(
            Platform.WINDOWS,
            Browser.CHROME,
            WEBAUTHN,
            SECURE_CONTEXT,
            PLATFORM_AUTHENTICATOR,
            CONDITIONAL_GET,
            CONDITIONAL_CREATE,
            HYBRID,
            RELATED_ORIGINS,
            SIGNAL),
    WINDOWS_EDGE(
            Platform.WINDOWS,
            Browser.EDGE,
            WEBAUTHN,
            SECURE_CONTEXT,
            PLATFORM_AUTHENTICATOR,
            CONDITIONAL_GET,
            HYBRID,
            RELATED_ORIGINS,
            SIGNAL),
    /** Without Windows Hello, and without Bluetooth for a phone. */
    OLD_WINDOWS_CHROME(Platform.WINDOWS, Browser.CHROME, WEBAUTHN, SECURE_CONTEXT, CONDITIONAL_GET),
    MAC_SAFARI(
            Platform.MACOS,
            Browser.SAFARI,
            WEBAUTHN,
            SECURE_CONTEXT,
            PLATFORM_AUTHENTICATOR,
            CONDITIONAL_GET,
            CONDITIONAL_CREATE,
            HYBRID,
            RELATED_ORIGINS),
    MAC_CHROME(
            Platform.MACOS,
            Browser.CHROME,
            WEBAUTHN,
            SECURE_CONTEXT,
            PLATFORM_AUTHENTICATOR,
            CONDITIONAL_GET,
            CONDITIONAL_CREATE,
            HYBRID,
            RELATED_ORIGINS,
            SIGNAL),
    LINUX_FIREFOX(Platform.LINUX, Browser.FIREFOX, WEBAUTHN, SECURE_CONTEXT, CONDITIONAL_GET),
    IPHONE(
            Platform.IOS,
            Browser.SAFARI,
            WEBAUTHN,
            SECURE_CONTEXT,
            PLATFORM_AUTHENTICATOR,
            CONDITIONAL_GET,
            CONDITIONAL_CREATE,
            HYBRID,
            RELATED_ORIGINS,
            TOUCH),
    ANDROID_CHROME(
            Platform.ANDROID,
            Browser.CHROME,
            WEBAUTHN,
            SECURE_CONTEXT,
            PLATFORM_AUTHENTICATOR,
            CONDITIONAL_GET,
            CONDITIONAL_CREATE,
            HYBRID,
            RELATED_ORIGINS,
            SIGNAL,
            TOUCH);

    @SuppressWarnings("ImmutableEnumChecker") // A record of plain values.
    private final DeviceCapabilities capabilities;

    private final Browser browser;

    SampleDevice(Platform platform, Browser browser, Capability... present) {
        this.capabilities = new DeviceCapabilities(bits(Capability.values()), bits(present), platform);
        this.browser = browser;
    }

    Platform platform() {
        return capabilities.platform();
    }

    Browser browser() {
        return browser;
    }

    /** What the probe finds out here. */
    DeviceCapabilities capabilities() {
        return capabilities;
    }

    private static int bits(Capability... capabilities) {
        return Arrays.stream(capabilities).mapToInt(Capability::bit).sum();
    }
}
