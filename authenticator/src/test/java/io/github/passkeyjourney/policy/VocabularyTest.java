package io.github.passkeyjourney.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {

    @Test
    void phasesHaveTheWordsOfTheDocument() {
        assertThat(Arrays.stream(Phase.values()).map(Phase::id))
                .containsExactly("off", "observe", "offer", "encourage", "prefer", "require", "passwordless");
    }

    @ParameterizedTest
    @CsvSource({
        "OFF,          false, false, false, false, false",
        "OBSERVE,      true,  false, false, false, false",
        "OFFER,        true,  true,  false, false, false",
        "ENCOURAGE,    true,  true,  true,  false, false",
        "PREFER,       true,  true,  true,  true,  false",
        "REQUIRE,      true,  true,  true,  true,  true",
        "PASSWORDLESS, true,  true,  true,  true,  true"
    })
    void eachPhaseIncludesTheEarlierOnes(
            Phase phase, boolean measures, boolean asks, boolean upgrades, boolean prefers, boolean enforces) {
        assertThat(phase.measures()).isEqualTo(measures);
        assertThat(phase.asks()).isEqualTo(asks);
        assertThat(phase.upgrades()).isEqualTo(upgrades);
        assertThat(phase.prefers()).isEqualTo(prefers);
        assertThat(phase.enforces()).isEqualTo(enforces);
    }

    @Test
    void reasonsAreTheClosedListOfTheReports() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::id))
                .containsExactly(
                        "asked",
                        "asked-mandatory",
                        "upgrade-attempted",
                        "phase-off",
                        "phase-observe",
                        "no-cohort",
                        "excluded",
                        "holdout",
                        "has-passkey-here",
                        "resting",
                        "snoozed",
                        "error-cooldown",
                        "device-cannot",
                        "device-unknown",
                        "not-fresh",
                        "not-interactive",
                        "needs-stronger-factor",
                        "asked-this-session",
                        "limit-reached",
                        "policy-unreadable",
                        "failed-open");
    }

    @Test
    void onlyTheTwoAskingReasonsAsk() {
        assertThat(Arrays.stream(Reason.values()).filter(Reason::asks))
                .containsExactly(Reason.ASKED, Reason.ASKED_MANDATORY);
    }

    @Test
    void platformsHaveTheWordsOfTheDocument() {
        assertThat(Arrays.stream(Platform.values()).map(Platform::id))
                .containsExactly("windows", "macos", "ios", "android", "chromeos", "linux", "other");
    }

    @Test
    void phonesAndTabletsAreMobile() {
        assertThat(Arrays.stream(Platform.values()).filter(Platform::mobile))
                .containsExactly(Platform.IOS, Platform.ANDROID);
    }

    @Test
    void settingsHaveTheWordsOfTheDocument() {
        assertThat(Arrays.stream(MultiDevice.Ask.values()).map(MultiDevice.Ask::id))
                .containsExactly("never", "when-fragile", "always");
        assertThat(Arrays.stream(Passwordless.Password.values()).map(Passwordless.Password::id))
                .containsExactly("keep", "offer", "remove");
    }

    @Test
    void capabilityBitsAreAWireFormat() {
        assertThat(Arrays.stream(Capability.values()).map(value -> value + "=" + value.bit()))
                .containsExactly(
                        "WEBAUTHN=1",
                        "SECURE_CONTEXT=2",
                        "PLATFORM_AUTHENTICATOR=4",
                        "CONDITIONAL_GET=8",
                        "CONDITIONAL_CREATE=16",
                        "HYBRID=32",
                        "RELATED_ORIGINS=64",
                        "SIGNAL=128",
                        "TOUCH=256");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void phasesAreFoundByTheirWord(Phase phase) {
        assertThat(Phase.of(phase.id())).contains(phase);
    }

    @Test
    void wordsAreExact() {
        assertThat(Phase.of("Offer")).isEmpty();
        assertThat(Phase.of("")).isEmpty();
        assertThat(Reason.of("asked")).contains(Reason.ASKED);
        assertThat(Reason.of("ASKED")).isEmpty();
        assertThat(Platform.of("ios")).contains(Platform.IOS);
        assertThat(Platform.of("iOS")).isEmpty();
        assertThat(MultiDevice.Ask.of("always")).contains(MultiDevice.Ask.ALWAYS);
        assertThat(MultiDevice.Ask.of("sometimes")).isEmpty();
        assertThat(Passwordless.Password.of("remove")).contains(Passwordless.Password.REMOVE);
        assertThat(Passwordless.Password.of("drop")).isEmpty();
    }

    @Test
    void attachmentIsReadFromTheWebAuthnPolicy() {
        assertThat(Attachment.of("platform")).isEqualTo(Attachment.PLATFORM);
        assertThat(Attachment.of("cross-platform")).isEqualTo(Attachment.CROSS_PLATFORM);
        assertThat(Attachment.of("not specified")).isEqualTo(Attachment.ANY);
        assertThat(Attachment.of(null)).isEqualTo(Attachment.ANY);
    }
}
