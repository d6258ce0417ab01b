package io.github.passkeyjourney.policy;

import static io.github.passkeyjourney.policy.Capability.HYBRID;
import static io.github.passkeyjourney.policy.Capability.PLATFORM_AUTHENTICATOR;
import static io.github.passkeyjourney.policy.Capability.SECURE_CONTEXT;
import static io.github.passkeyjourney.policy.Capability.TOUCH;
import static io.github.passkeyjourney.policy.Capability.WEBAUTHN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceCapabilitiesTest {

    private static final DeviceCapabilities BROWSER = DeviceCapabilities.UNKNOWN.with(WEBAUTHN, true);

    @Nested
    class Flags {

        @Test
        void aCapabilityIsPresentAbsentOrUnknown() {
            DeviceCapabilities device =
                    DeviceCapabilities.UNKNOWN.with(WEBAUTHN, true).with(HYBRID, false);
            assertThat(device.is(WEBAUTHN)).isTrue();
            assertThat(device.isNot(WEBAUTHN)).isFalse();
            assertThat(device.is(HYBRID)).isFalse();
            assertThat(device.isNot(HYBRID)).isTrue();
            assertThat(device.is(TOUCH)).isFalse();
            assertThat(device.isNot(TOUCH)).isFalse();
        }

        @Test
        void aLaterFindingReplacesAnEarlierOne() {
            assertThat(BROWSER.with(WEBAUTHN, false).isNot(WEBAUTHN)).isTrue();
            assertThat(BROWSER.with(WEBAUTHN, false).with(WEBAUTHN, true)).isEqualTo(BROWSER);
        }

        @Test
        void bitsOfANewerScriptAreDropped() {
            assertThat(new DeviceCapabilities(-1, -1, Platform.OTHER).known()).isEqualTo(0x1ff);
            assertThat(new DeviceCapabilities(1 << 9, 1 << 9, Platform.OTHER)).isEqualTo(DeviceCapabilities.UNKNOWN);
        }

        @Test
        void whatIsPresentButNotKnownIsUnknown() {
            DeviceCapabilities device = new DeviceCapabilities(WEBAUTHN.bit(), -1, Platform.IOS);
            assertThat(device.present()).isEqualTo(WEBAUTHN.bit());
            assertThat(device.platform()).isEqualTo(Platform.IOS);
        }
    }

    @ParameterizedTest
    @EnumSource(Attachment.class)
    void nothingKnownIsUnknown(Attachment attachment) {
        assertThat(DeviceCapabilities.UNKNOWN.verdict(attachment, true)).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Attachment.class)
    void withoutWebAuthnNothingIsPossible(Attachment attachment) {
        DeviceCapabilities device = BROWSER.with(PLATFORM_AUTHENTICATOR, true).with(WEBAUTHN, false);
        assertThat(device.verdict(attachment, true)).isEqualTo(Verdict.UNABLE);
    }

    @ParameterizedTest
    @EnumSource(Attachment.class)
    void withoutASecureContextNothingIsPossible(Attachment attachment) {
        DeviceCapabilities device = BROWSER.with(PLATFORM_AUTHENTICATOR, true).with(SECURE_CONTEXT, false);
        assertThat(device.verdict(attachment, true)).isEqualTo(Verdict.UNABLE);
    }

    @ParameterizedTest
    @EnumSource(Attachment.class)
    void withWebAuthnUnknownThePageLooksAgain(Attachment attachment) {
        DeviceCapabilities device = DeviceCapabilities.UNKNOWN.with(PLATFORM_AUTHENTICATOR, true);
        assertThat(device.verdict(attachment, true)).isEqualTo(Verdict.PARTLY);
    }

    @Test
    void builtInKeysNeedAPlatformAuthenticator() {
        Attachment platform = Attachment.PLATFORM;
        assertThat(BROWSER.with(PLATFORM_AUTHENTICATOR, true).verdict(platform, false))
                .isEqualTo(Verdict.ABLE);
        assertThat(BROWSER.with(PLATFORM_AUTHENTICATOR, false).verdict(platform, true))
                .isEqualTo(Verdict.UNABLE);
        assertThat(BROWSER.with(HYBRID, true).verdict(platform, true)).isEqualTo(Verdict.PARTLY);
    }

    @Test
    void aSecurityKeyCannotBeAskedForBeforeItIsTried() {
        DeviceCapabilities device = BROWSER.with(PLATFORM_AUTHENTICATOR, false).with(HYBRID, false);
        assertThat(device.verdict(Attachment.CROSS_PLATFORM, false)).isEqualTo(Verdict.ABLE);
    }

    @Test
    void anyKeyIsFineWhereOneWayIsOpen() {
        assertThat(BROWSER.with(PLATFORM_AUTHENTICATOR, true).verdict(Attachment.ANY, false))
                .isEqualTo(Verdict.ABLE);
        assertThat(BROWSER.with(HYBRID, true).verdict(Attachment.ANY, false)).isEqualTo(Verdict.ABLE);
        assertThat(BROWSER.verdict(Attachment.ANY, true)).isEqualTo(Verdict.ABLE);
    }

    @Test
    void anyKeyIsOutOfReachWhereBothWaysAreClosed() {
        DeviceCapabilities device = BROWSER.with(PLATFORM_AUTHENTICATOR, false).with(HYBRID, false);
        assertThat(device.verdict(Attachment.ANY, false)).isEqualTo(Verdict.UNABLE);
        assertThat(device.verdict(Attachment.ANY, true)).isEqualTo(Verdict.ABLE);
    }

    @Test
    void anyKeyIsUndecidedWhileOneWayIsUnknown() {
        assertThat(BROWSER.verdict(Attachment.ANY, false)).isEqualTo(Verdict.PARTLY);
        assertThat(BROWSER.with(HYBRID, false).verdict(Attachment.ANY, false)).isEqualTo(Verdict.PARTLY);
        assertThat(BROWSER.with(PLATFORM_AUTHENTICATOR, false).verdict(Attachment.ANY, false))
                .isEqualTo(Verdict.PARTLY);
    }
}
