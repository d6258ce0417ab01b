package io.github.passkeyjourney.benchmark;

import io.github.passkeyjourney.policy.Arm;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Cadence;
import io.github.passkeyjourney.policy.Capability;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.Experiment;
import io.github.passkeyjourney.policy.Limits;
import io.github.passkeyjourney.policy.Match;
import io.github.passkeyjourney.policy.NudgeDecision;
import io.github.passkeyjourney.policy.NudgeHistory;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.Situation;
import io.github.passkeyjourney.policy.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The decision alone, facts already read: sixteen cohorts, of which the last one matches. Each of the others asks for a
 * group and a client, draws a share and keeps out a role, so that none is dismissed for free; and the users rotate, so
 * that the branches cannot be learnt by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RolloutDecisionBenchmark {

    private static final int COHORTS = 16;

    private static final int USERS = 1_024;

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final RolloutEngine engine = new RolloutEngine(policy());

    private final Subject[] users = users();

    private final Situation askable = situation(true);

    private final Situation unattended = situation(false);

    /** Skipped twice and failed once, long ago: each rule of the cadence is computed. */
    private final NudgeHistory past = NudgeHistory.NONE
            .offered(NOW.minus(Duration.ofDays(90)), true)
            .skipped(NOW.minus(Duration.ofDays(80)))
            .skipped(NOW.minus(Duration.ofDays(60)))
            .failed(NOW.minus(Duration.ofDays(30)));

    @SuppressWarnings("UnnecessaryLambda") // Made once: what is measured must not allocate.
    private final Supplier<NudgeHistory> history = () -> past;

    private int next;

    /** All rules, up to the cadence: the user is asked. */
    @Benchmark
    public NudgeDecision asked() {
        return engine.decide(nextUser(), askable, history, NOW);
    }

    /** The cohort is found, then an early rule answers. */
    @Benchmark
    public NudgeDecision notInteractive() {
        return engine.decide(nextUser(), unattended, history, NOW);
    }

    private Subject nextUser() {
        return users[next++ & (USERS - 1)];
    }

    private Subject[] users() {
        Subject[] all = new Subject[USERS];
        for (int i = 0; i < USERS; i++) {
            all[i] = engine.subject("realm", "user-" + i)
                    .group("/department-" + i % COHORTS + "/team")
                    .client("client-" + i % 3)
                    .emailDomain("example.org")
                    .platform(Platform.WINDOWS)
                    .build();
        }
        return all;
    }

    private static Situation situation(boolean interactive) {
        DeviceCapabilities device = DeviceCapabilities.UNKNOWN
                .with(Capability.WEBAUTHN, true)
                .with(Capability.PLATFORM_AUTHENTICATOR, true);
        return new Situation(interactive, true, false, true, false, 0, device, Attachment.ANY, false);
    }

    private static RolloutPolicy policy() {
        RolloutPolicy off = RolloutPolicy.OFF;
        Experiment experiment = new Experiment("benefit", 0, List.of(new Arm("faster", 50), new Arm("safer", 50)));
        List<Cohort> cohorts = new ArrayList<>();
        for (int i = 0; i < COHORTS - 1; i++) {
            Match not = match(Set.of(), Set.of("exempt-" + i), Set.of(), Limits.ALL_BASIS_POINTS, null);
            // No user has this client: the group may hit, the cohort as a whole does not.
            Match match = match(Set.of("/department-" + i), Set.of(), Set.of("portal-" + i), 5_000, not);
            cohorts.add(new Cohort("cohort-" + i, match, Phase.OFFER, Cadence.DEFAULTS, null, null));
        }
        cohorts.add(new Cohort(
                "last",
                new Match(
                        Set.of(),
                        Set.of(),
                        Set.of("client-0", "client-1", "client-2"),
                        Set.of(),
                        Set.of(),
                        Set.of("example.org"),
                        Map.of(),
                        Set.of(Platform.WINDOWS),
                        9_999,
                        match(Set.of("/guests"), Set.of(), Set.of(), Limits.ALL_BASIS_POINTS, null)),
                Phase.REQUIRE,
                Cadence.DEFAULTS,
                null,
                experiment.name()));
        return new RolloutPolicy(
                true,
                cohorts,
                List.of(experiment),
                off.celebrate(),
                off.upgrade(),
                off.multiDevice(),
                off.enrollment(),
                off.expiry(),
                off.passwordless(),
                off.recovery(),
                off.relatedOrigins(),
                off.analytics());
    }

    private static Match match(
            Set<String> groups, Set<String> roles, Set<String> clients, int basisPoints, @Nullable Match not) {
        return new Match(groups, roles, clients, Set.of(), Set.of(), Set.of(), Map.of(), Set.of(), basisPoints, not);
    }

    /** Runs this benchmark with the allocation profiler. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RolloutDecisionBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
