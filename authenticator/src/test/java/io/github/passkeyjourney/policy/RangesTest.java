package io.github.passkeyjourney.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records refuse what lies outside of their ranges, and say which value it was. */
class RangesTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration TOO_LONG = Duration.ofDays(3651);
    private static final Duration NEGATIVE = Duration.ofSeconds(-1);

    private static void refused(ThrowingCallable code, String message) {
        assertThatIllegalArgumentException().isThrownBy(code).withMessageContaining(message);
    }

    private static Cadence cadence(Duration all, double backoff, int maxSkips, @Nullable LocalDate deadline) {
        return new Cadence(all, backoff, maxSkips, all, all, deadline, all);
    }

    @Test
    void aRangeIncludesItsEnds() {
        Range<Integer> range = new Range<>(1, 3);
        assertThat(IntStream.range(0, 5).filter(range::contains)).containsExactly(1, 2, 3);
        assertThat(range.require("it", 3)).isEqualTo(3);
        refused(() -> range.require("it", 4), "it must be between 1 and 3, not 4");
        refused(() -> new Range<>(2, 1), "Empty range: 2 to 1");
        assertThatCode(() -> new Range<>(1, 1)).doesNotThrowAnyException();
    }

    @Test
    void cadenceHasRanges() {
        assertThatCode(() -> cadence(Duration.ZERO, 1, 0, null)).doesNotThrowAnyException();
        assertThatCode(() -> cadence(Duration.ofDays(3650), 10, 100, LocalDate.of(9999, 12, 31)))
                .doesNotThrowAnyException();
        refused(() -> new Cadence(NEGATIVE, 1, 0, WEEK, WEEK, null, WEEK), "snooze");
        refused(() -> new Cadence(WEEK, 1, 0, TOO_LONG, WEEK, null, WEEK), "rest");
        refused(() -> new Cadence(WEEK, 1, 0, WEEK, NEGATIVE, null, WEEK), "errorCooldown");
        refused(() -> new Cadence(WEEK, 1, 0, WEEK, WEEK, null, TOO_LONG), "grace");
        refused(() -> cadence(WEEK, 0.99, 0, null), "backoff");
        refused(() -> cadence(WEEK, 10.01, 0, null), "backoff");
        refused(() -> cadence(WEEK, Double.NaN, 0, null), "backoff");
        refused(() -> cadence(WEEK, 1, -1, null), "maxSkips");
        refused(() -> cadence(WEEK, 1, 101, null), "maxSkips");
        refused(() -> cadence(WEEK, 1, 0, LocalDate.MAX), "deadline");
    }

    @Test
    void enrollmentHasRanges() {
        Duration day = Duration.ofDays(1);
        refused(() -> new Enrollment(Duration.ZERO, true, day, 1), "maxAuthAge");
        refused(() -> new Enrollment(day, true, NEGATIVE, 1), "coolingOff");
        refused(() -> new Enrollment(day, true, day, 0), "maxPasskeys");
        refused(() -> new Enrollment(day, true, day, 101), "maxPasskeys");
    }

    @Test
    void expiryHasRanges() {
        assertThatCode(() -> new Expiry(null, null, Duration.ZERO)).doesNotThrowAnyException();
        refused(() -> new Expiry(Duration.ofHours(23), null, WEEK), "maxAge");
        refused(() -> new Expiry(null, TOO_LONG, WEEK), "maxIdle");
        refused(() -> new Expiry(null, null, Duration.ofDays(366)), "warnBefore");
    }

    @Test
    void analyticsHasRanges() {
        refused(() -> new Analytics(0, 5), "retentionDays");
        refused(() -> new Analytics(400, 0), "minimumCellSize");
    }

    @Test
    void recoveryHasRanges() {
        Recovery base = Recovery.DEFAULTS;
        refused(() -> new Recovery.Proofs(0, 1), "protected");
        refused(() -> new Recovery.Proofs(1, 6), "passwordOnly");
        refused(() -> new Recovery(base.proofs(), NEGATIVE, null, List.of(), List.of()), "hold");
        refused(() -> new Recovery(base.proofs(), WEEK, Duration.ZERO, List.of(), List.of()), "drillEvery");
        refused(() -> new Recovery(base.proofs(), WEEK, null, List.of(), List.of("")), "checklist");
        List<String> many = IntStream.range(0, 21).mapToObj(i -> "item-" + i).toList();
        refused(() -> new Recovery(base.proofs(), WEEK, null, List.of(), many), "at most 20");
        List<RecoveryMethod> twice = List.of(new RecoveryMethod.SavedCode(), new RecoveryMethod.SavedCode());
        refused(() -> new Recovery(base.proofs(), WEEK, null, twice, List.of()), "saved-code");
        refused(() -> new RecoveryMethod.AccessPass(Duration.ofMinutes(61), true), "lifetime");
        refused(() -> new RecoveryMethod.SmsCode(List.of("+0")), "prefix: +0");
        refused(() -> new RecoveryMethod.IdentityProvider(" "), "alias");
        List<String> prefixes = IntStream.range(0, 1001).mapToObj(i -> "+1" + i).toList();
        refused(() -> new RecoveryMethod.SmsCode(prefixes), "prefixes may have at most 1000");
    }

    @Test
    void recoveryMethodsHaveOneOrder() {
        List<RecoveryMethod> mixed = List.of(
                RecoveryMethod.AccessPass.DEFAULTS,
                new RecoveryMethod.EmailCode(),
                new RecoveryMethod.ExistingFactor());
        Recovery recovery = new Recovery(Recovery.Proofs.DEFAULTS, WEEK, null, mixed, List.of());
        assertThat(recovery.methods())
                .extracting(RecoveryMethod::id)
                .containsExactly("existing-factor", "email-code", "access-pass");
    }

    @Test
    void aRecoveryMethodIsFoundByItsType() {
        assertThat(Recovery.DEFAULTS.method(RecoveryMethod.AccessPass.class))
                .contains(new RecoveryMethod.AccessPass(Duration.ofMinutes(10), true));
        assertThat(Recovery.DEFAULTS.method(RecoveryMethod.SmsCode.class)).isEmpty();
    }

    @Test
    void namesHaveASyntax() {
        assertThat(Limits.isName("Pilot 2027_b.c-d")).isTrue();
        assertThat(Limits.isName("a".repeat(64))).isTrue();
        assertThat(Limits.isName("a".repeat(65))).isFalse();
        assertThat(Limits.isName(" a")).isFalse();
        assertThat(Limits.isName("a/b")).isFalse();
        refused(() -> new Arm("-", 1), "name must match");
        refused(() -> new Experiment("", 0, List.of(new Arm("a", 1))), "name must match");
        refused(() -> new Cohort("", Match.EVERYONE, Phase.OFF, Cadence.DEFAULTS, null, null), "name must match");
        refused(() -> new Cohort("a", Match.EVERYONE, Phase.OFF, Cadence.DEFAULTS, null, "/"), "experiment must match");
    }

    @Test
    void anExperimentNeedsAnArmThatCanBeDrawn() {
        refused(() -> new Arm("a", -1), "weight");
        refused(() -> new Experiment("e", 10_001, List.of(new Arm("a", 1))), "holdoutBasisPoints");
        refused(() -> new Experiment("e", 0, List.of()), "weight above zero");
        refused(() -> new Experiment("e", 0, List.of(new Arm("a", 0))), "weight above zero");
        refused(() -> new Experiment("e", 0, List.of(new Arm("a", 1), new Arm("a", 2))), "named a");
        List<Arm> many =
                IntStream.range(0, 21).mapToObj(i -> new Arm("a" + i, 1)).toList();
        refused(() -> new Experiment("e", 0, many), "at most 20");
    }

    @Test
    void aMatchHasRules() {
        refused(() -> MatchBuilder.match().groups("it").build(), "group path");
        refused(() -> MatchBuilder.match().groups("/it/").build(), "group path");
        refused(() -> MatchBuilder.match().groups("/").build(), "group path");
        assertThat(Match.isGroupPath("/a")).isTrue();
        refused(() -> MatchBuilder.match().basisPoints(10_001).build(), "basisPoints");
        refused(() -> MatchBuilder.match().basisPoints(-1).build(), "basisPoints");
        MatchBuilder share = MatchBuilder.match().basisPoints(1);
        refused(() -> MatchBuilder.match().not(share).build(), "neither percent nor another not");
        MatchBuilder nested = MatchBuilder.match().not(MatchBuilder.match().groups("/a"));
        refused(() -> MatchBuilder.match().not(nested).build(), "neither percent nor another not");
        String[] many = IntStream.range(0, 1001).mapToObj(i -> "r" + i).toArray(String[]::new);
        refused(() -> MatchBuilder.match().roles(many).build(), "roles may have at most 1000");
        MatchBuilder names = MatchBuilder.match();
        IntStream.range(0, 1001).forEach(i -> names.attribute("a" + i, "1"));
        refused(names::build, "attributes may have at most 1000");
        refused(() -> MatchBuilder.match().attribute("a", many).build(), "attributes.a");
    }

    @Test
    void equalRulesAreEqualRecords() {
        assertThat(MatchBuilder.match()
                        .emailDomains("Example.ORG")
                        .attribute("a")
                        .build())
                .isEqualTo(MatchBuilder.match().emailDomains("example.org").build());
    }

    @Test
    void recordsKeepTheirOwnCopies() {
        Set<String> groups = new HashSet<>(Set.of("/a"));
        Map<String, Set<String>> attributes = new HashMap<>(Map.of("a", new HashSet<>(Set.of("1"))));
        Match match =
                new Match(groups, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), attributes, Set.of(), 10_000, null);
        groups.add("/b");
        attributes.values().forEach(values -> values.add("2"));
        assertThat(match.groups()).containsExactly("/a");
        assertThat(match.attributes()).isEqualTo(Map.of("a", Set.of("1")));
    }

    @Test
    void aPolicyFitsTogether() {
        Cohort one = TestPolicies.everyone(Phase.OFF);
        refused(() -> TestPolicies.policy(one, one), "cohorts are named everyone");
        Experiment experiment = TestPolicies.experiment(0, new Arm("a", 1));
        refused(
                () -> TestPolicies.policy(Enrollment.DEFAULTS, List.of(experiment, experiment)),
                "experiments are named benefit");
        Cohort lost = TestPolicies.everyoneIn(experiment, Phase.OFF);
        refused(() -> TestPolicies.policy(lost), "No experiment is named benefit");
        Cohort[] many = IntStream.range(0, 201)
                .mapToObj(i -> TestPolicies.cohort("c" + i, MatchBuilder.match(), Phase.OFF))
                .toArray(Cohort[]::new);
        refused(() -> TestPolicies.policy(many), "cohorts may have at most 200");
        List<Experiment> experiments = IntStream.range(0, 201)
                .mapToObj(i -> new Experiment("e" + i, 0, List.of(new Arm("a", 1))))
                .collect(Collectors.toList());
        refused(() -> TestPolicies.policy(Enrollment.DEFAULTS, experiments), "experiments may have at most 200");
        refused(() -> withOrigins(List.of("ftp://a")), "Not a web origin: ftp://a");
        refused(
                () -> withOrigins(
                        IntStream.range(0, 1001).mapToObj(i -> "https://a" + i).toList()),
                "relatedOrigins may have at most 1000");
        assertThat(withOrigins(List.of("https://a.example", "http://localhost:8080"))
                        .relatedOrigins())
                .hasSize(2);
    }

    @Test
    void aCohortsExpiryOverridesTheDocuments() {
        Expiry own = new Expiry(WEEK, null, Duration.ZERO);
        Cohort cohort = new Cohort("a", Match.EVERYONE, Phase.OFFER, Cadence.DEFAULTS, own, null);
        RolloutPolicy policy = TestPolicies.policy(cohort);
        assertThat(policy.expiry(cohort)).isEqualTo(own);
        assertThat(policy.expiry(TestPolicies.everyone(Phase.OFF))).isEqualTo(Expiry.DEFAULTS);
        assertThat(policy.expiry(null)).isEqualTo(Expiry.DEFAULTS);
    }

    @Test
    void aSituationCountsNoNegativePasskeys() {
        refused(() -> TestSubjects.holding(-1), "passkeys");
    }

    private static RolloutPolicy withOrigins(List<String> origins) {
        RolloutPolicy off = RolloutPolicy.OFF;
        return new RolloutPolicy(
                true,
                off.cohorts(),
                off.experiments(),
                off.celebrate(),
                off.upgrade(),
                off.multiDevice(),
                off.enrollment(),
                off.expiry(),
                off.passwordless(),
                off.recovery(),
                origins,
                off.analytics());
    }
}
