package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which two passkeys are surely not in one device. */
class HoldingsTallyTest {

    @ParameterizedTest
    @CsvSource({
        "windows, platform,       ,        macos,   platform,       ,          true",
        "windows, platform,       ,        windows, platform,       ,          false",
        "windows, platform,       Yubico,  windows, cross-platform, Yubico,    true",
        "windows, cross-platform, Yubico,  macos,   cross-platform, Yubico,    false",
        "windows, cross-platform, Yubico,  windows, cross-platform, Feitian,   true",
        "windows, cross-platform, ,        macos,   cross-platform, ,          false",
        "other,   platform,       ,        macos,   platform,       ,          false",
        "windows, ,               ,        macos,   ,               ,          true",
    })
    void aSecurityKeyIsOneDeviceWhereverItWasRegistered(
            String platform,
            String attachment,
            String vendor,
            String otherPlatform,
            String otherAttachment,
            String otherVendor,
            boolean severalDevices) {
        HoldingsTally tally = new HoldingsTally();
        tally.add(platform, attachment, vendor, false);
        tally.add(otherPlatform, otherAttachment, otherVendor, false);
        assertThat(tally.holdings(false).severalDevices()).isEqualTo(severalDevices);
    }
}
