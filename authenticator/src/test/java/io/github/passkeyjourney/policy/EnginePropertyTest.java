package io.github.passkeyjourney.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What holds for every policy, user, device and history. */
class EnginePropertyTest {

    private static final Instant NOW = PolicyArbitraries.NOW;

    @Provide
    Arbitrary<RolloutPolicy> policies() {
        return PolicyArbitraries.policies();
    }

    @Provide
    Arbitrary<Situation> situations() {
        return PolicyArbitraries.situations();
    }

    @Provide
    Arbitrary<NudgeHistory> histories() {
        return PolicyArbitraries.histories();
    }

    @Provide
    Arbitrary<Cadence> cadences() {
        return PolicyArbitraries.cadences();
    }

    private static Subject subject(RolloutEngine engine, int user) {
        return engine.subject("realm", "user-" + user)
                .group(user % 2 == 0 ? "/it/dev" : "/hr")
                .role("a")
                .emailDomain("example.org")
                .platform(Platform.IOS)
                .attribute("cost", "a")
                .attribute("cost", "b")
                .build();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void aDeviceThatCannotOrSaysNothingIsNeverAsked(
            @ForAll("policies") RolloutPolicy policy,
            @ForAll("situations") Situation situation,
            @ForAll("histories") NudgeHistory history,
            @ForAll @IntRange(max = 1_000) int user) {
        RolloutEngine engine = new RolloutEngine(policy);
        NudgeDecision decision = engine.decide(subject(engine, user), situation, () -> history, NOW);
        Verdict verdict = situation.device().verdict(situation.attachment(), situation.ownsSecurityKey());
        if (verdict == Verdict.UNABLE || verdict == Verdict.UNKNOWN) {
            assertThat(decision.asks()).isFalse();
        }
        if (decision.mandatory()) {
            assertThat(situation.passkeys()).isZero();
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void theHistoryIsReadOnlyForReasonsThatComeFromIt(
            @ForAll("policies") RolloutPolicy policy,
            @ForAll("situations") Situation situation,
            @ForAll("histories") NudgeHistory history,
            @ForAll @IntRange(max = 1_000) int user) {
        RolloutEngine engine = new RolloutEngine(policy);
        AtomicInteger reads = new AtomicInteger();
        Supplier<NudgeHistory> counting = () -> {
            reads.incrementAndGet();
            return history;
        };
        Reason reason =
                engine.decide(subject(engine, user), situation, counting, NOW).reason();
        boolean fromHistory = reason.asks()
                || reason == Reason.SNOOZED
                || reason == Reason.RESTING
                || reason == Reason.ERROR_COOLDOWN;
        assertThat(reads).hasValue(fromHistory ? 1 : 0);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void equalFactsGiveEqualAnswersWhateverTheNode(
            @ForAll("policies") RolloutPolicy policy,
            @ForAll("situations") Situation situation,
            @ForAll("histories") NudgeHistory history,
            @ForAll @IntRange(max = 1_000) int user) {
        RolloutEngine here = new RolloutEngine(policy);
        RolloutEngine there = new RolloutEngine(policy);
        assertThat(here.decide(subject(here, user), situation, () -> history, NOW))
                .isEqualTo(there.decide(subject(there, user), situation, () -> history, NOW));
    }

    /** The table of bits against the rule in its own words. */
    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void matchingFollowsTheDefinition(
            @ForAll("policies") RolloutPolicy policy, @ForAll @IntRange(max = 1_000) int user) {
        RolloutEngine engine = new RolloutEngine(policy);
        Optional<Cohort> expected = policy.cohorts().stream()
                .filter(cohort -> policy.enabled())
                .filter(cohort -> ReferenceMatcher.takes(cohort, "realm", "user-" + user, facts(user)))
                .findFirst();
        assertThat(engine.cohort(subject(engine, user))).isEqualTo(expected);
    }

    /** The same facts as {@link #subject} gives. */
    private static Match facts(int user) {
        MatchBuilder facts = user % 2 == 0
                ? MatchBuilder.match().groups("/it/dev", "/it")
                : MatchBuilder.match().groups("/hr");
        return facts.roles("a")
                .emailDomains("example.org")
                .platforms(Platform.IOS)
                .attribute("cost", "a", "b")
                .build();
    }

    @Property(tries = 300)
    void aGrowingShareOnlyAddsUsers(
            @ForAll @IntRange(max = 10_000) int before,
            @ForAll @IntRange(max = 10_000) int after,
            @ForAll @IntRange int user) {
        boolean inSmaller = taken(Math.min(before, after), user);
        boolean inLarger = taken(Math.max(before, after), user);
        assertThat(inSmaller && !inLarger).isFalse();
    }

    private static boolean taken(int basisPoints, int user) {
        MatchBuilder share = MatchBuilder.match().basisPoints(basisPoints);
        RolloutEngine engine = new RolloutEngine(TestPolicies.policy(TestPolicies.cohort("pilot", share, Phase.OFFER)));
        return engine.cohort(subject(engine, user)).isPresent();
    }

    @Property(tries = 300)
    void countsNeverGoBack(@ForAll("histories") NudgeHistory start, @ForAll @Size(max = 20) List<Integer> steps) {
        List<NudgeHistory> path = new ArrayList<>(List.of(start));
        for (int step : steps) {
            NudgeHistory last = path.get(path.size() - 1);
            Instant at = NOW.plusSeconds(path.size());
            path.add(
                    switch (Math.floorMod(step, 4)) {
                        case 0 -> last.offered(at, false);
                        case 1 -> last.offered(at, true);
                        case 2 -> last.skipped(at);
                        default -> last.failed(at);
                    });
        }
        for (int i = 1; i < path.size(); i++) {
            NudgeHistory before = path.get(i - 1);
            NudgeHistory after = path.get(i);
            assertThat(after.offers() + after.skips() + after.failures())
                    .isEqualTo(before.offers() + before.skips() + before.failures() + 1);
            assertThat(after.skips()).isGreaterThanOrEqualTo(before.skips());
            if (before.requiredSince() != null) {
                assertThat(after.requiredSince()).isEqualTo(before.requiredSince());
            }
        }
    }

    @Property(tries = 500)
    void silenceAlwaysEndsAndTheAnswersAgree(
            @ForAll("cadences") Cadence cadence, @ForAll("histories") NudgeHistory history, @ForAll boolean enforcing) {
        @Nullable Instant until = cadence.quietUntil(history, enforcing);
        if (until == null) {
            assertThat(cadence.quiet(history, enforcing, NOW)).isNull();
            return;
        }
        assertThat(until).isBeforeOrEqualTo(NOW.plus(Duration.ofDays(3650)));
        assertThat(cadence.quiet(history, enforcing, until)).isNull();
        boolean quietNow = cadence.quiet(history, enforcing, NOW) != null;
        assertThat(quietNow).isEqualTo(NOW.isBefore(until));
    }

    @Property(tries = 500)
    void aDutyOnceBegunStays(
            @ForAll("cadences") Cadence cadence,
            @ForAll("histories") NudgeHistory history,
            @ForAll @IntRange(max = 4_000) int days) {
        NudgeHistory met = history.offered(NOW, true);
        Instant later = NOW.plus(Duration.ofDays(days));
        if (cadence.mandatory(met, NOW)) {
            assertThat(cadence.mandatory(met, later)).isTrue();
            assertThat(cadence.mandatory(met.skipped(later).failed(later), later))
                    .isTrue();
        }
    }

    /** A cohort that grows takes in, and lets nobody go, whatever it is called and whoever the users are. */
    @Property(tries = 20)
    void growingAShareOnlyAddsUsers(@ForAll @IntRange(max = 1_000_000) int salt) {
        String name = "pilot-" + salt;
        List<Integer> before = List.of();
        for (int percent : List.of(10, 25, 100)) {
            RolloutEngine engine = new RolloutEngine(TestPolicies.policy(new Cohort(
                    name,
                    MatchBuilder.match().basisPoints(percent * 100).build(),
                    Phase.OFFER,
                    Cadence.DEFAULTS,
                    null,
                    null)));
            List<Integer> taken = new ArrayList<>();
            for (int user = 0; user < 10_000; user++) {
                if (engine.cohort(
                                engine.subject("realm-" + salt, "user-" + user).build())
                        .isPresent()) {
                    taken.add(user);
                }
            }
            assertThat(taken).containsAll(before);
            // Six standard deviations at most.
            assertThat(taken.size()).isBetween(percent * 100 - 270, percent * 100 + 270);
            before = taken;
        }
        assertThat(before).hasSize(10_000);
    }
}
