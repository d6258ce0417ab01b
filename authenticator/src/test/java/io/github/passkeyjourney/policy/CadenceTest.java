package io.github.passkeyjourney.policy;

import static io.github.passkeyjourney.policy.TestPolicies.duty;
import static io.github.passkeyjourney.policy.TestPolicies.maxSkips;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00.250Z");
    private static final Duration MILLI = Duration.ofMillis(1);

    private static NudgeHistory skips(int skips) {
        return new NudgeHistory(skips, skips, 0, THEN, skips == 0 ? null : THEN, null, null);
    }

    private static @Nullable Reason quietAfter(Cadence cadence, int skips, boolean enforcing, Duration later) {
        return cadence.quiet(skips(skips), enforcing, THEN.plus(later));
    }

    /** The silence lasts exactly so long, by both questions. */
    private static void assertSilence(Cadence cadence, int skips, boolean enforcing, Reason reason, Duration length) {
        assertThat(quietAfter(cadence, skips, enforcing, length.minus(MILLI))).isEqualTo(reason);
        assertThat(quietAfter(cadence, skips, enforcing, length)).isNull();
        assertThat(cadence.quietUntil(skips(skips), enforcing)).isEqualTo(THEN.plus(length));
    }

    @Nested
    class WhileAsking {

        @ParameterizedTest
        @CsvSource({
            "1, SNOOZED, 7",
            "2, SNOOZED, 14",
            "3, RESTING, 30",
            "4, SNOOZED, 7",
            "5, SNOOZED, 14",
            "6, RESTING, 30",
            "7, SNOOZED, 7"
        })
        void silenceGrowsWithinARoundAndARoundEndsInARest(int skips, Reason reason, int days) {
            assertSilence(Cadence.DEFAULTS, skips, false, reason, Duration.ofDays(days));
        }

        @Test
        void aLimitOfOneRestsAfterEachSkip() {
            assertSilence(maxSkips(1), 1, false, Reason.RESTING, Duration.ofDays(30));
            assertSilence(maxSkips(1), 2, false, Reason.RESTING, Duration.ofDays(30));
        }

        @Test
        void noLimitNeverRests() {
            assertSilence(maxSkips(0), 1, false, Reason.SNOOZED, Duration.ofDays(7));
            assertSilence(maxSkips(0), 3, false, Reason.SNOOZED, Duration.ofDays(28));
        }

        @Test
        void silenceIsCappedAtTenYears() {
            assertSilence(maxSkips(0), 60, false, Reason.SNOOZED, Duration.ofDays(3650));
            assertSilence(maxSkips(0), Integer.MAX_VALUE, false, Reason.SNOOZED, Duration.ofDays(3650));
        }

        @Test
        void aSnoozeOfZeroStaysZeroHoweverOften() {
            Cadence eager = new Cadence(Duration.ZERO, 10, 0, Duration.ZERO, Duration.ZERO, null, Duration.ZERO);
            assertThat(eager.quiet(skips(Integer.MAX_VALUE), false, THEN)).isNull();
            assertThat(eager.quiet(skips(1), false, THEN)).isNull();
        }

        @Test
        void aFactorOfOneKeepsTheSilenceEven() {
            Cadence even =
                    new Cadence(Duration.ofDays(2), 1, 9, Duration.ofDays(30), Duration.ZERO, null, Duration.ZERO);
            assertSilence(even, 8, false, Reason.SNOOZED, Duration.ofDays(2));
        }

        @Test
        void fractionsOfADayCount() {
            Cadence odd =
                    new Cadence(Duration.ofMillis(1001), 1.5, 9, Duration.ZERO, Duration.ZERO, null, Duration.ZERO);
            assertSilence(odd, 1, false, Reason.SNOOZED, Duration.ofMillis(1001));
            assertSilence(odd, 2, false, Reason.SNOOZED, Duration.ofMillis(1501));
        }
    }

    @Nested
    class WhileEnforcing {

        @ParameterizedTest
        @CsvSource({"1, 7", "2, 14", "3, 28", "4, 28", "100, 28"})
        void nobodyRestsAndTheSilenceStopsGrowingAtTheLimit(int skips, int days) {
            assertSilence(Cadence.DEFAULTS, skips, true, Reason.SNOOZED, Duration.ofDays(days));
        }

        @Test
        void aLimitOfZeroKeepsThePlainSnooze() {
            assertSilence(maxSkips(0), 5, true, Reason.SNOOZED, Duration.ofDays(7));
        }
    }

    /** The worked timeline of docs/policy.md. */
    @Test
    void theTimelineOfTheReferenceHolds() {
        NudgeHistory history = NudgeHistory.NONE;
        int[] skipDays = {0, 7, 21};
        int[] backDays = {7, 21, 51};
        for (int i = 0; i < skipDays.length; i++) {
            history = history.skipped(THEN.plus(Duration.ofDays(skipDays[i])));
            assertThat(Cadence.DEFAULTS.quietUntil(history, false)).isEqualTo(THEN.plus(Duration.ofDays(backDays[i])));
        }
        history = history.failed(THEN.plus(Duration.ofDays(51)));
        assertThat(Cadence.DEFAULTS.quietUntil(history, false)).isEqualTo(THEN.plus(Duration.ofDays(52)));
        history = history.skipped(THEN.plus(Duration.ofDays(52)));
        assertThat(Cadence.DEFAULTS.quietUntil(history, false)).isEqualTo(THEN.plus(Duration.ofDays(59)));
    }

    @Nested
    class AfterErrors {

        @Test
        void theUserIsLeftAloneForTheCooldown() {
            NudgeHistory failed = NudgeHistory.NONE.failed(THEN);
            Cadence cadence = Cadence.DEFAULTS;
            assertThat(cadence.quiet(failed, false, THEN)).isEqualTo(Reason.ERROR_COOLDOWN);
            assertThat(cadence.quiet(failed, true, THEN.plus(Duration.ofDays(1)).minus(MILLI)))
                    .isEqualTo(Reason.ERROR_COOLDOWN);
            assertThat(cadence.quiet(failed, false, THEN.plus(Duration.ofDays(1))))
                    .isNull();
            assertThat(cadence.quietUntil(failed, false)).isEqualTo(THEN.plus(Duration.ofDays(1)));
        }

        @Test
        void theCooldownIsNamedBeforeTheSnoozeAndTheLaterEndCounts() {
            NudgeHistory both = NudgeHistory.NONE.skipped(THEN).failed(THEN);
            assertThat(Cadence.DEFAULTS.quiet(both, false, THEN)).isEqualTo(Reason.ERROR_COOLDOWN);
            assertThat(Cadence.DEFAULTS.quiet(both, false, THEN.plus(Duration.ofDays(1))))
                    .isEqualTo(Reason.SNOOZED);
            assertThat(Cadence.DEFAULTS.quietUntil(both, false)).isEqualTo(THEN.plus(Duration.ofDays(7)));
        }
    }

    @Test
    void nothingHappenedMeansNoSilence() {
        assertThat(Cadence.DEFAULTS.quiet(NudgeHistory.NONE, false, THEN)).isNull();
        assertThat(Cadence.DEFAULTS.quietUntil(NudgeHistory.NONE, false)).isNull();
    }

    @Test
    void aDateWithoutACountMeansNoSilence() {
        NudgeHistory odd = new NudgeHistory(0, 0, 0, null, THEN, null, null);
        assertThat(Cadence.DEFAULTS.quiet(odd, false, THEN)).isNull();
        assertThat(Cadence.DEFAULTS.quiet(odd, true, THEN)).isNull();
    }

    @Test
    void momentsAtTheEndsOfTimeDoNotOverflow() {
        assertThat(Cadence.DEFAULTS.quiet(NudgeHistory.NONE.skipped(Instant.MAX), false, Instant.MIN))
                .isEqualTo(Reason.SNOOZED);
        assertThat(Cadence.DEFAULTS.quiet(NudgeHistory.NONE.skipped(Instant.MIN), false, Instant.MAX))
                .isNull();
    }

    @Nested
    class Duty {

        private final LocalDate lastDay = LocalDate.of(2027, 1, 31);
        private final Instant lastMoment = Instant.parse("2027-01-31T23:59:59.999Z");
        private final Instant midnight = Instant.parse("2027-02-01T00:00:00Z");

        @Test
        void beginsWhenTheDayOfTheDeadlineHasEndedInUtc() {
            Cadence cadence = duty(3, lastDay, Duration.ZERO);
            assertThat(cadence.mandatory(NudgeHistory.NONE, lastMoment)).isFalse();
            assertThat(cadence.mandatory(NudgeHistory.NONE, midnight)).isTrue();
            assertThat(cadence.deadlinePassed(lastMoment)).isFalse();
            assertThat(cadence.deadlinePassed(midnight)).isTrue();
        }

        @Test
        void neverBeginsByTimeWithoutADeadline() {
            assertThat(Cadence.DEFAULTS.deadlinePassed(Instant.MAX)).isFalse();
            assertThat(Cadence.DEFAULTS.mandatory(skips(2), midnight)).isFalse();
        }

        @Test
        void beginsAtTheSkipLimit() {
            assertThat(Cadence.DEFAULTS.mandatory(skips(2), THEN)).isFalse();
            assertThat(Cadence.DEFAULTS.mandatory(skips(3), THEN)).isTrue();
            assertThat(Cadence.DEFAULTS.mandatory(skips(4), THEN)).isTrue();
        }

        @Test
        void beginsAtOnceWithALimitOfZero() {
            assertThat(maxSkips(0).mandatory(NudgeHistory.NONE, THEN)).isTrue();
        }

        @Test
        void graceHoldsOffDeadlineAndSkipLimit() {
            Cadence cadence = duty(1, lastDay, Duration.ofDays(14));
            NudgeHistory met = NudgeHistory.NONE.offered(midnight, true).skipped(midnight);
            Instant over = midnight.plus(Duration.ofDays(14));
            assertThat(cadence.mandatory(met, over.minus(MILLI))).isFalse();
            assertThat(cadence.mandatory(met, over)).isTrue();
        }

        @Test
        void graceCountsFromNowForAUserWhoWasNeverAsked() {
            assertThat(duty(0, lastDay, MILLI).mandatory(NudgeHistory.NONE, midnight))
                    .isFalse();
            assertThat(duty(0, lastDay, Duration.ZERO).mandatory(NudgeHistory.NONE, midnight))
                    .isTrue();
        }
    }
}
