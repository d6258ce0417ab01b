package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.enrollment.JourneyCondition.Facts;
import io.github.passkeyjourney.enrollment.JourneyCondition.Membership;
import io.github.passkeyjourney.policy.Phase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the settings of the condition work together. */
class JourneyConditionTest {

    private static final Membership PILOT = new Membership("pilot", Phase.REQUIRE);

    @Test
    void withoutSettingsNothingMatchesAndNothingIsAsked() {
        assertThat(condition(Map.of()).matches(unaskable())).isFalse();
        assertThat(condition(Map.of("phases", "##", "cohorts", " ")).matches(unaskable()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "require, '', true",
        "offer##require, '', true",
        "offer, '', false",
        "'', pilot, true",
        "'', everyone## pilot , true",
        "'', everyone, false",
        "require, everyone, false",
        "no-such-phase, '', false"
    })
    void inAListOneEntryMustHoldAndOfTheListsBoth(String phases, String cohorts, boolean matches) {
        Facts facts = new Facts(() -> fail(), () -> fail(), () -> PILOT, () -> fail());
        assertThat(condition(Map.of("phases", phases, "cohorts", cohorts)).matches(facts))
                .isEqualTo(matches);
        assertThat(condition(Map.of("phases", phases, "cohorts", cohorts, "negate", "true"))
                        .matches(facts))
                .isNotEqualTo(matches);
    }

    @Test
    void outsideOfEveryCohortThePhaseIsOffAndNoCohortFits() {
        Facts facts = new Facts(() -> false, () -> false, () -> new Membership(null, Phase.OFF), () -> false);
        assertThat(condition(Map.of("phases", "off")).matches(facts)).isTrue();
        assertThat(condition(Map.of("cohorts", "pilot")).matches(facts)).isFalse();
    }

    @Test
    void asLongAsNobodyCanTellNoPhaseFits() {
        Facts facts = new Facts(() -> false, () -> false, () -> new Membership(null, null), () -> false);
        assertThat(condition(Map.of("phases", "off")).matches(facts)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // set: passkey, synced, device; true of the user: passkey, synced, device
        "true, false, false, true, false, false, true",
        "true, false, false, false, false, true, false",
        "false, true, false, true, true, false, true",
        "false, true, false, true, false, true, false",
        "false, true, false, false, true, true, false",
        "false, false, true, false, false, true, true",
        "true, true, true, true, true, true, true",
        "true, true, true, true, true, false, false"
    })
    void everythingThatIsSetMustHold(
            boolean asksPasskey,
            boolean asksSynced,
            boolean asksDevice,
            boolean passkey,
            boolean synced,
            boolean device,
            boolean matches) {
        Map<String, String> settings = new HashMap<>();
        settings.put("hasPasskey", Boolean.toString(asksPasskey));
        settings.put("hasSyncedPasskey", Boolean.toString(asksSynced));
        settings.put("deviceCapable", Boolean.toString(asksDevice));
        Facts facts = new Facts(() -> device, () -> passkey, () -> failToo(), () -> synced);
        assertThat(condition(settings).matches(facts)).isEqualTo(matches);
        settings.put("negate", "true");
        assertThat(condition(settings).matches(facts)).isNotEqualTo(matches);
    }

    private static JourneyCondition condition(Map<String, String> settings) {
        return JourneyCondition.of(settings);
    }

    private static Facts unaskable() {
        return new Facts(() -> fail(), () -> fail(), () -> failToo(), () -> fail());
    }

    private static boolean fail() {
        throw new AssertionError("nobody has asked for this");
    }

    private static Membership failToo() {
        throw new AssertionError("nobody has asked for this");
    }
}
