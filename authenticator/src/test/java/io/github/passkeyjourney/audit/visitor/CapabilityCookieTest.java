package io.github.passkeyjourney.audit.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.policy.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityCookieTest {

    @Test
    void theTwoBitSetsAreRead() {
        DeviceCapabilities device = CapabilityCookie.parse("1.7.7", Platform.MACOS);
        assertThat(device.known()).isEqualTo(7);
        assertThat(device.present()).isEqualTo(7);
        assertThat(device.platform()).isEqualTo(Platform.MACOS);
        assertThat(device.verdict(Attachment.ANY, false)).isEqualTo(Verdict.ABLE);
    }

    @Test
    void whatIsSaidToBePresentButNotKnownDoesNotCount() {
        assertThat(CapabilityCookie.parse("1.1.ff", Platform.OTHER).present()).isEqualTo(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1",
                "1.7",
                "2.7.7",
                "1.7.7.7",
                "1.-1.7",
                "1.fffff.1",
                "1.g.1",
                " 1.7.7",
                "1.7.7\n",
                "%31.7.7"
            })
    void aMalformedCookieTellsNothing(String value) {
        assertThat(CapabilityCookie.parse(value, Platform.OTHER).verdict(Attachment.ANY, true))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PJ_PROBE=1.7.3",
                "AUTH_SESSION_ID=abc; PJ_PROBE=1.7.3",
                "PJ_PROBE=1.7.3; KC_RESTART=x=y",
                "MY_PJ_PROBE=1.1.1; PJ_PROBE=1.7.3;",
                "KC=1,PJ_PROBE=1.7.3",
                "PJ_PROBE=1.7.3; PJ_PROBE=1.1.1"
            })
    void theCookieIsFoundAmongOthers(String cookies) {
        assertThat(CapabilityCookie.find(cookies)).isEqualTo("1.7.3");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "PJ_PROBE", "MY_PJ_PROBE=1.7.3", "PJ_PROBES=1.7.3", "x=PJ_PROBE"})
    void withoutItNothingIsFound(String cookies) {
        assertThat(CapabilityCookie.find(cookies)).isNull();
    }

    @Property
    void noCookieBreaksASignIn(@ForAll String value) {
        assertThat(CapabilityCookie.parse(value, Platform.OTHER)).isNotNull();
    }
}
