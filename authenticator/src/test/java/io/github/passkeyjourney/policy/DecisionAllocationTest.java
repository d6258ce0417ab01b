package io.github.passkeyjourney.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Allocation;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DecisionAllocationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    /** As RolloutDecisionBenchmark measures it in time, too. */
    @Test
    void decidingMakesNoObject() {
        RolloutEngine engine = new RolloutEngine(TestPolicies.policy(
                TestPolicies.cohort("nobody", new MatchBuilder().groups("/staff"), Phase.ENCOURAGE),
                TestPolicies.everyone(Phase.OFFER)));
        Subject user = TestSubjects.anyone(engine);
        NudgeHistory past = NudgeHistory.NONE
                .offered(NOW.minus(Duration.ofDays(90)), false)
                .skipped(NOW.minus(Duration.ofDays(60)))
                .failed(NOW.minus(Duration.ofDays(30)));
        @SuppressWarnings("UnnecessaryLambda") // Made once: what is measured must not allocate.
        Supplier<NudgeHistory> history = () -> past;
        assertThat(engine.decide(user, TestSubjects.ASKABLE, history, NOW).reason())
                .isEqualTo(Reason.ASKED);
        assertThat(Allocation.bytesOf(() -> engine.decide(user, TestSubjects.ASKABLE, history, NOW)))
                .isZero();
    }
}
