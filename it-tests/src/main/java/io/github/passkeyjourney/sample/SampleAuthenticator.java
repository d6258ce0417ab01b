package io.github.passkeyjourney.sample;

import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.policy.Platform;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where passkeys of the sample live, under the ids by which Keycloak knows real vendors. */
enum SampleAuthenticator {
    WINDOWS_HELLO("08987058-cadc-4b81-b6e1-30de50dcbe96", "Windows Hello", false, "internal"),
    APPLE("fbfc3007-154e-4ecc-8c0b-6e020557d7bd", "Apple Passwords", true, "hybrid", "internal"),
    GOOGLE("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4", "Google Password Manager", true, "hybrid", "internal"),
    ONE_PASSWORD("bada5566-a7aa-401f-bd96-45619a55120d", "1Password", true, "hybrid", "internal"),
    YUBIKEY("2fc0579f-8113-47ea-b116-bb5a8db9202a", "YubiKey 5 Series with NFC", false, "nfc", "usb");

    private final String aaguid;
    private final String label;
    private final boolean synced;

    @SuppressWarnings("ImmutableEnumChecker") // As Set.of() makes it.
    private final Set<String> transports;

    SampleAuthenticator(String aaguid, String label, boolean synced, String... transports) {
        this.aaguid = aaguid;
        this.label = label;
        this.synced = synced;
        this.transports = Set.of(transports);
    }

    /** The one with this id. */
    static SampleAuthenticator of(@Nullable String aaguid) {
        return Arrays.stream(values())
                .filter(authenticator -> authenticator.aaguid.equals(aaguid))
                .findFirst()
                .orElseThrow();
    }

    String aaguid() {
        return aaguid;
    }

    String label() {
        return label;
    }

    /** Whether its passkeys may be synced, and are. */
    boolean synced() {
        return synced;
    }

    Set<String> transports() {
        return transports;
    }

    /** Whether it is carried about. */
    boolean roaming() {
        return this == YUBIKEY;
    }

    /** Whether a passkey in it opens the account on this device of the same person. */
    boolean reaches(SampleDevice device) {
        Platform platform = device.platform();
        return switch (this) {
            case WINDOWS_HELLO -> platform == Platform.WINDOWS;
            case APPLE -> platform == Platform.IOS || device == SampleDevice.MAC_SAFARI;
            case GOOGLE -> platform == Platform.ANDROID || device.browser() == Browser.CHROME;
            case ONE_PASSWORD -> true;
            case YUBIKEY -> !platform.mobile();
        };
    }
}
