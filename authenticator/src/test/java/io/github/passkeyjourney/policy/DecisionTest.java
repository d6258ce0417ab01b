package io.github.passkeyjourney.policy;

import static io.github.passkeyjourney.policy.TestPolicies.everyone;
import static io.github.passkeyjourney.policy.TestPolicies.maxSkips;
import static io.github.passkeyjourney.policy.TestPolicies.policy;
import static io.github.passkeyjourney.policy.TestSubjects.ABLE_DEVICE;
import static io.github.passkeyjourney.policy.TestSubjects.ASKABLE;
import static io.github.passkeyjourney.policy.TestSubjects.anyone;
import static io.github.passkeyjourney.policy.TestSubjects.holding;
import static io.github.passkeyjourney.policy.TestSubjects.onDevice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private static NudgeHistory unread() {
        throw new AssertionError("The history must not be read");
    }

    private static NudgeDecision decide(RolloutPolicy policy, Situation situation, NudgeHistory history) {
        RolloutEngine engine = new RolloutEngine(policy);
        return engine.decide(anyone(engine), situation, () -> history, NOW);
    }

    private static NudgeDecision decideUnread(RolloutPolicy policy, Situation situation) {
        RolloutEngine engine = new RolloutEngine(policy);
        return engine.decide(anyone(engine), situation, DecisionTest::unread, NOW);
    }

    @Nested
    class Phases {

        @Test
        void aDisabledPolicyIsOff() {
            NudgeDecision decision = decideUnread(TestPolicies.disabled(everyone(Phase.OFFER)), ASKABLE);
            assertThat(decision).isEqualTo(new NudgeDecision(Reason.PHASE_OFF, null, null));
        }

        @Test
        void noCohortMeansNoQuestion() {
            assertThat(decideUnread(policy(), ASKABLE)).isSameAs(NudgeDecision.of(Reason.NO_COHORT));
        }

        @Test
        void offAndObserveAskNobody() {
            Cohort off = everyone(Phase.OFF);
            Cohort observe = everyone(Phase.OBSERVE);
            assertThat(decideUnread(policy(off), ASKABLE)).isEqualTo(new NudgeDecision(Reason.PHASE_OFF, off, null));
            assertThat(decideUnread(policy(observe), ASKABLE))
                    .isEqualTo(new NudgeDecision(Reason.PHASE_OBSERVE, observe, null));
        }

        @ParameterizedTest
        @EnumSource(
                value = Phase.class,
                names = {"OFF", "OBSERVE"},
                mode = EnumSource.Mode.EXCLUDE)
        void everyOtherPhaseAsks(Phase phase) {
            Cohort cohort = everyone(phase);
            NudgeDecision decision = decide(policy(cohort), ASKABLE, NudgeHistory.NONE);
            assertThat(decision).isEqualTo(new NudgeDecision(Reason.ASKED, cohort, null));
            assertThat(decision.asks()).isTrue();
            assertThat(decision.mandatory()).isFalse();
        }
    }

    @Nested
    class Obstacles {

        /** From the last rule to the first, each situation adds one obstacle that outranks those before. */
        static Stream<Arguments> obstacles() {
            DeviceCapabilities unable = ABLE_DEVICE.with(Capability.WEBAUTHN, false);
            return Stream.of(
                    Arguments.of(situation(true, true, false, true, false, 0, unable), Reason.DEVICE_CANNOT),
                    Arguments.of(
                            situation(true, true, false, true, false, 0, DeviceCapabilities.UNKNOWN),
                            Reason.DEVICE_UNKNOWN),
                    Arguments.of(situation(true, true, false, true, false, 10, unable), Reason.LIMIT_REACHED),
                    Arguments.of(situation(true, true, false, true, true, 10, unable), Reason.HAS_PASSKEY_HERE),
                    Arguments.of(situation(true, true, false, false, true, 10, unable), Reason.NEEDS_STRONGER_FACTOR),
                    Arguments.of(situation(true, true, true, false, true, 10, unable), Reason.ASKED_THIS_SESSION),
                    Arguments.of(situation(true, false, true, false, true, 10, unable), Reason.NOT_FRESH),
                    Arguments.of(situation(false, false, true, false, true, 10, unable), Reason.NOT_INTERACTIVE));
        }

        private static Situation situation(
                boolean interactive,
                boolean fresh,
                boolean asked,
                boolean strongest,
                boolean here,
                int passkeys,
                DeviceCapabilities device) {
            return new Situation(interactive, fresh, asked, strongest, here, passkeys, device, Attachment.ANY, false);
        }

        @ParameterizedTest
        @MethodSource("obstacles")
        void areNamedInOrderAndWithoutReadingTheHistory(Situation situation, Reason reason) {
            Cohort cohort = everyone(Phase.OFFER);
            NudgeDecision decision = decideUnread(policy(cohort), situation);
            assertThat(decision).isEqualTo(new NudgeDecision(reason, cohort, null));
            assertThat(decision.asks()).isFalse();
        }

        @Test
        void theStrongestFactorIsOptional() {
            Enrollment lax = new Enrollment(Duration.ofMinutes(5), false, Duration.ZERO, 10);
            Situation weak = new Situation(true, true, false, false, false, 0, ABLE_DEVICE, Attachment.ANY, false);
            assertThat(decide(policy(lax, List.of(), everyone(Phase.OFFER)), weak, NudgeHistory.NONE)
                            .reason())
                    .isEqualTo(Reason.ASKED);
        }

        @Test
        void theLimitOnPasskeysIsThePolicys() {
            RolloutPolicy policy = policy(everyone(Phase.OFFER));
            assertThat(decide(policy, holding(9), NudgeHistory.NONE).reason()).isEqualTo(Reason.ASKED);
            assertThat(decideUnread(policy, holding(10)).reason()).isEqualTo(Reason.LIMIT_REACHED);
        }

        @Test
        void aPartlyKnownDeviceGoesOnBecauseThePageLooksAgain() {
            DeviceCapabilities partly = DeviceCapabilities.UNKNOWN.with(Capability.WEBAUTHN, true);
            assertThat(decide(policy(everyone(Phase.OFFER)), onDevice(partly), NudgeHistory.NONE)
                            .reason())
                    .isEqualTo(Reason.ASKED);
        }

        @Test
        void aClientThatCannotIsLetInEvenWhereEnrolmentIsADuty() {
            DeviceCapabilities unable = ABLE_DEVICE.with(Capability.WEBAUTHN, false);
            assertThat(decideUnread(policy(everyone(Phase.REQUIRE, maxSkips(0))), onDevice(unable))
                            .reason())
                    .isEqualTo(Reason.DEVICE_CANNOT);
        }

        @Test
        void aSecurityKeyOfTheUserCounts() {
            DeviceCapabilities bare =
                    ABLE_DEVICE.with(Capability.PLATFORM_AUTHENTICATOR, false).with(Capability.HYBRID, false);
            Situation owner = new Situation(true, true, false, true, false, 1, bare, Attachment.ANY, true);
            assertThat(decide(policy(everyone(Phase.OFFER)), owner, NudgeHistory.NONE)
                            .reason())
                    .isEqualTo(Reason.ASKED);
            Situation builtIn = new Situation(true, true, false, true, false, 1, bare, Attachment.PLATFORM, true);
            assertThat(decideUnread(policy(everyone(Phase.OFFER)), builtIn).reason())
                    .isEqualTo(Reason.DEVICE_CANNOT);
        }
    }

    @Nested
    class History {

        @Test
        void isReadOnce() {
            AtomicInteger reads = new AtomicInteger();
            RolloutEngine engine = new RolloutEngine(policy(everyone(Phase.REQUIRE)));
            Supplier<NudgeHistory> counting = () -> {
                reads.incrementAndGet();
                return NudgeHistory.NONE;
            };
            engine.decide(anyone(engine), ASKABLE, counting, NOW);
            assertThat(reads).hasValue(1);
        }

        @Test
        void silencesTheNudge() {
            RolloutPolicy policy = policy(everyone(Phase.PREFER));
            NudgeHistory once = NudgeHistory.NONE.skipped(NOW);
            assertThat(decide(policy, ASKABLE, once).reason()).isEqualTo(Reason.SNOOZED);
            assertThat(decide(policy, ASKABLE, once.skipped(NOW).skipped(NOW)).reason())
                    .isEqualTo(Reason.RESTING);
            assertThat(decide(policy, ASKABLE, NudgeHistory.NONE.failed(NOW)).reason())
                    .isEqualTo(Reason.ERROR_COOLDOWN);
        }

        @Test
        void aDutyIgnoresSnoozeAndErrorCooldown() {
            NudgeHistory history =
                    NudgeHistory.NONE.skipped(NOW).skipped(NOW).skipped(NOW).failed(NOW);
            NudgeDecision decision = decide(policy(everyone(Phase.REQUIRE)), ASKABLE, history);
            assertThat(decision.reason()).isEqualTo(Reason.ASKED_MANDATORY);
            assertThat(decision.mandatory()).isTrue();
            assertThat(decision.asks()).isTrue();
        }

        @Test
        void beforeTheDutyAnEnforcingPhaseSnoozesToo() {
            assertThat(decide(policy(everyone(Phase.PASSWORDLESS)), ASKABLE, NudgeHistory.NONE.skipped(NOW))
                            .reason())
                    .isEqualTo(Reason.SNOOZED);
        }

        @Test
        void anAskingPhaseNeverTurnsIntoADuty() {
            assertThat(decide(policy(everyone(Phase.PREFER, maxSkips(0))), ASKABLE, NudgeHistory.NONE)
                            .reason())
                    .isEqualTo(Reason.ASKED);
        }

        @Test
        void aPasskeyElsewhereFulfilsTheDuty() {
            RolloutPolicy policy = policy(everyone(Phase.REQUIRE, maxSkips(0)));
            assertThat(decide(policy, holding(0), NudgeHistory.NONE).reason()).isEqualTo(Reason.ASKED_MANDATORY);
            assertThat(decide(policy, holding(1), NudgeHistory.NONE).reason()).isEqualTo(Reason.ASKED);
            assertThat(decide(policy, holding(1), NudgeHistory.NONE.skipped(NOW))
                            .reason())
                    .isEqualTo(Reason.SNOOZED);
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void callersCanNameAReasonOfTheirOwn(Reason reason) {
        assertThat(NudgeDecision.of(reason)).isEqualTo(new NudgeDecision(reason, null, null));
        assertThat(NudgeDecision.of(reason)).isSameAs(NudgeDecision.of(reason));
    }

    @Test
    void equalDecisionsAreTheSameObject() {
        RolloutEngine engine = new RolloutEngine(policy(everyone(Phase.OFFER)));
        Supplier<NudgeHistory> none = () -> NudgeHistory.NONE;
        assertThat(engine.decide(anyone(engine), ASKABLE, none, NOW))
                .isSameAs(engine.decide(TestSubjects.user(engine, "other"), ASKABLE, none, NOW));
    }
}
