package io.github.passkeyjourney.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.enrollment.store.StoredHoldings.Seen;
import io.github.passkeyjourney.policy.HeldPasskey;
import io.github.passkeyjourney.policy.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a passkey is, as far as that is on record. */
class SeenPasskeyTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "usb, cross-platform, true",
                "'nfc,usb', -, true",
                "internal, platform, false",
                "'hybrid,internal', cross-platform, false",
                "'ble,hybrid', cross-platform, false",
                "-, cross-platform, false",
                "-, -, false"
            })
    void aSecurityKeyIsKnownByItsTransports(
            @Nullable String transports, @Nullable String attachment, boolean expected) {
        assertThat(passkey(transports, attachment, "windows").carried()).isEqualTo(expected);
    }

    @Test
    void ofAPasskeyThatWasPutElsewhereThePlatformIsNotKnown() {
        assertThat(passkey("internal", "platform", "windows").held())
                .isEqualTo(new HeldPasskey(true, false, false, Platform.WINDOWS));
        assertThat(passkey("hybrid,internal", "cross-platform", "windows").held())
                .isEqualTo(new HeldPasskey(true, false, false, null));
        assertThat(passkey("usb", null, "windows").held()).isEqualTo(new HeldPasskey(true, false, true, null));
        assertThat(passkey("internal", null, "other").held().platform()).isNull();
        assertThat(passkey("internal", null, null).held().platform()).isNull();
    }

    @Test
    void twoInDifferentDevicesOutliveALoss() {
        SeenPasskey laptop = passkey("internal", "platform", "windows");
        assertThat(SeenPasskey.resilient(List.of(laptop))).isFalse();
        assertThat(SeenPasskey.resilient(List.of(laptop, laptop))).isFalse();
        assertThat(SeenPasskey.resilient(List.of(laptop, passkey("usb", "cross-platform", "windows"))))
                .isTrue();
        assertThat(SeenPasskey.resilient(List.of(laptop, passkey("internal", "platform", "android"))))
                .isTrue();
    }

    private static SeenPasskey passkey(
            @Nullable String transports, @Nullable String attachment, @Nullable String platform) {
        return new SeenPasskey(new Seen("id", true, false, attachment, transports, null, platform, false));
    }
}
