package io.github.passkeyjourney.policy;

import static io.github.passkeyjourney.policy.TestPolicies.everyoneIn;
import static io.github.passkeyjourney.policy.TestPolicies.experiment;
import static io.github.passkeyjourney.policy.TestPolicies.policy;
import static io.github.passkeyjourney.policy.TestSubjects.ASKABLE;
import static io.github.passkeyjourney.policy.TestSubjects.anyone;
import static io.github.passkeyjourney.policy.TestSubjects.onDevice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private static NudgeDecision decide(RolloutPolicy policy, Situation situation) {
        RolloutEngine engine = new RolloutEngine(policy);
        return engine.decide(anyone(engine), situation, () -> NudgeHistory.NONE, NOW);
    }

    private final Experiment experiment =
            experiment(2_000, new Arm("never", 0), new Arm("one", 25), new Arm("three", 75));

    private final RolloutEngine engine = new RolloutEngine(policy(experiment, everyoneIn(experiment, Phase.OFFER)));

    private List<NudgeDecision> decisions() {
        return IntStream.range(0, 20_000)
                .mapToObj(i ->
                        engine.decide(TestSubjects.user(engine, "user-" + i), ASKABLE, () -> NudgeHistory.NONE, NOW))
                .toList();
    }

    private long count(String arm) {
        return decisions().stream()
                .filter(decision -> arm.equals(decision.arm()))
                .count();
    }

    @Test
    void theHoldoutIsLeftAlone() {
        List<NudgeDecision> held = decisions().stream()
                .filter(decision -> decision.reason() == Reason.HOLDOUT)
                .toList();
        assertThat(held).hasSizeBetween(3_800, 4_200).allMatch(decision -> decision.arm() == null);
    }

    @Test
    void aHoldoutOfNothingLeavesNobodyAlone() {
        Experiment none = experiment(0, new Arm("only", 1));
        RolloutEngine all = new RolloutEngine(policy(none, everyoneIn(none, Phase.OFFER)));
        assertThat(IntStream.range(0, 50_000)
                        .mapToObj(i -> TestSubjects.user(all, "user-" + i))
                        .filter(user -> !all.decide(user, ASKABLE, () -> NudgeHistory.NONE, NOW)
                                .asks()))
                .isEmpty();
    }

    @Test
    void armsAreDrawnByWeight() {
        assertThat(count("never")).isZero();
        assertThat(count("one")).isBetween(3_800L, 4_200L);
        assertThat(count("three")).isBetween(11_700L, 12_300L);
    }

    @Test
    void theArmIsNamedWhateverTheAnswer() {
        Experiment single = experiment(0, new Arm("only", 1));
        Cohort cohort = everyoneIn(single, Phase.OFFER);
        Situation unknown = onDevice(DeviceCapabilities.UNKNOWN);
        assertThat(decide(policy(single, cohort), unknown))
                .isEqualTo(new NudgeDecision(Reason.DEVICE_UNKNOWN, cohort, "only"));
    }

    @Test
    void aPhaseThatAsksNobodyDrawsNobody() {
        Experiment all = experiment(10_000, new Arm("only", 1));
        assertThat(decide(policy(all, everyoneIn(all, Phase.OBSERVE)), ASKABLE).reason())
                .isEqualTo(Reason.PHASE_OBSERVE);
        assertThat(decide(policy(all, everyoneIn(all, Phase.OFFER)), ASKABLE).reason())
                .isEqualTo(Reason.HOLDOUT);
    }

    @Test
    void aLargerHoldoutMovesNobodyBetweenArms() {
        Experiment larger = new Experiment("benefit", 5_000, experiment.arms());
        RolloutEngine other = new RolloutEngine(policy(larger, everyoneIn(larger, Phase.OFFER)));
        for (int i = 0; i < 2_000; i++) {
            NudgeDecision after =
                    other.decide(TestSubjects.user(other, "user-" + i), ASKABLE, () -> NudgeHistory.NONE, NOW);
            NudgeDecision before =
                    engine.decide(TestSubjects.user(engine, "user-" + i), ASKABLE, () -> NudgeHistory.NONE, NOW);
            if (after.reason() != Reason.HOLDOUT) {
                assertThat(after.arm()).isEqualTo(before.arm());
            }
        }
    }

    private static Optional<String> exposure(Experiment experiment, Phase phase, Situation situation) {
        RolloutEngine engine = new RolloutEngine(policy(experiment, everyoneIn(experiment, phase)));
        NudgeDecision decision = engine.decide(anyone(engine), situation, () -> NudgeHistory.NONE, NOW);
        return engine.exposure(decision, situation);
    }

    @Test
    void theHoldoutIsExposedExactlyWhereAnArmIs() {
        Experiment held = experiment(10_000, new Arm("only", 1));
        Experiment asked = experiment(0, new Arm("only", 1));
        for (Experiment either : List.of(held, asked)) {
            assertThat(exposure(either, Phase.OFFER, ASKABLE)).hasValue("benefit");
            assertThat(exposure(either, Phase.OFFER, onDevice(DeviceCapabilities.UNKNOWN)))
                    .isEmpty();
            assertThat(exposure(either, Phase.OBSERVE, ASKABLE)).isEmpty();
        }
    }

    @Test
    void whoHasAPasskeyTakesNoPart() {
        assertThat(exposure(experiment(0, new Arm("only", 1)), Phase.OFFER, TestSubjects.holding(1)))
                .isEmpty();
    }

    @Test
    void whoIsNotAskedForTheHistoryIsExposedAllTheSame() {
        Experiment asked = experiment(0, new Arm("only", 1));
        RolloutEngine all = new RolloutEngine(policy(asked, everyoneIn(asked, Phase.OFFER)));
        NudgeHistory snoozed = NudgeHistory.NONE.offered(NOW, false).skipped(NOW);
        NudgeDecision decision = all.decide(anyone(all), ASKABLE, () -> snoozed, NOW);
        assertThat(decision.reason()).isEqualTo(Reason.SNOOZED);
        assertThat(all.exposure(decision, ASKABLE)).hasValue("benefit");
    }

    @Test
    void withoutAnExperimentNobodyIsExposed() {
        RolloutEngine plain = new RolloutEngine(policy(TestPolicies.everyone(Phase.OFFER)));
        NudgeDecision decision = plain.decide(anyone(plain), ASKABLE, () -> NudgeHistory.NONE, NOW);
        assertThat(plain.exposure(decision, ASKABLE)).isEmpty();
        assertThat(plain.exposure(NudgeDecision.of(Reason.NO_COHORT), ASKABLE)).isEmpty();
    }

    @Test
    void theSharesOfArmsAndHoldoutAddUp() {
        assertThat(experiment.shares())
                .containsExactly(
                        Map.entry("holdout", 0.2),
                        Map.entry("never", 0.0),
                        Map.entry("one", 0.2),
                        Map.entry("three", 0.6));
        assertThat(experiment(0, new Arm("only", 3)).shares()).containsExactly(Map.entry("only", 1.0));
    }

    @Test
    void noArmIsCalledWhatTheHoldoutIs() {
        assertThatThrownBy(() -> experiment(0, new Arm("holdout", 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
