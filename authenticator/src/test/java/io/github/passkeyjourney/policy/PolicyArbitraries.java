package io.github.passkeyjourney.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any policy, any sign-in, any past. */
public final class PolicyArbitraries {

    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private PolicyArbitraries() {}

    public static Arbitrary<RolloutPolicy> policies() {
        Arbitrary<List<Experiment>> experiments = experiments();
        return experiments.flatMap(known -> Combinators.combine(
                        Arbitraries.of(true, true, true, false),
                        cohorts(known),
                        multiDevices(),
                        enrollments(),
                        expiries(),
                        Arbitraries.of(Passwordless.Password.class).map(Passwordless::new),
                        recoveries(),
                        Arbitraries.of("https://a.example", "http://localhost:8080")
                                .list()
                                .uniqueElements())
                .as((enabled, cohorts, multiDevice, enrollment, expiry, passwordless, recovery, origins) ->
                        new RolloutPolicy(
                                enabled,
                                cohorts,
                                known,
                                cohorts.size() % 3 == 0,
                                new Upgrade(cohorts.size() % 2 == 0),
                                multiDevice,
                                enrollment,
                                expiry,
                                passwordless,
                                recovery,
                                origins,
                                new Analytics(1 + cohorts.size(), 1 + origins.size()))));
    }

    public static Arbitrary<NudgeHistory> histories() {
        Arbitrary<Instant> past = Arbitraries.longs()
                .between(-400L * 86_400_000, 0)
                .map(NOW::plusMillis)
                .injectNull(0.2);
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 12);
        return Combinators.combine(counts, counts, counts, past, past, past, past)
                .as(NudgeHistory::new);
    }

    public static Arbitrary<Situation> situations() {
        Arbitrary<Boolean> mostly = Arbitraries.of(true, true, true, true, false);
        return Combinators.combine(
                        mostly,
                        mostly,
                        mostly.map(yes -> !yes),
                        mostly,
                        mostly.map(yes -> !yes),
                        Arbitraries.integers().between(0, 12),
                        devices(),
                        Combinators.combine(Arbitraries.of(Attachment.class), Arbitraries.of(true, false))
                                .as(Map::entry))
                .as((interactive, fresh, asked, strongest, here, passkeys, device, key) -> new Situation(
                        interactive, fresh, asked, strongest, here, passkeys, device, key.getKey(), key.getValue()));
    }

    public static Arbitrary<DeviceCapabilities> devices() {
        return Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), Arbitraries.of(Platform.class))
                .as(DeviceCapabilities::new)
                .edgeCases(config -> config.add(DeviceCapabilities.UNKNOWN));
    }

    public static Arbitrary<Cadence> cadences() {
        return Combinators.combine(
                        durations(3650),
                        Arbitraries.doubles().between(1, 10),
                        Arbitraries.integers().between(0, 6),
                        durations(3650),
                        durations(30),
                        Arbitraries.of(LocalDate.of(2026, 1, 31), LocalDate.of(2027, 1, 31))
                                .injectNull(0.4),
                        durations(60))
                .as(Cadence::new);
    }

    private static Arbitrary<Duration> durations(int maxDays) {
        return Arbitraries.longs().between(0, maxDays * 86_400_000L).map(Duration::ofMillis);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("Pilot", "pilot", "a b", "x.y-z_1", "42", "everyone", "late");
    }

    private static Arbitrary<Set<String>> values() {
        return Arbitraries.of("a", "b", "A", "\u00e4\u00f6", "with \"quote\"", "emoji \ud83d\ude00")
                .set()
                .ofMaxSize(3);
    }

    private static Arbitrary<Match> plainMatches() {
        return Combinators.combine(
                        Arbitraries.of("/it", "/it/dev", "/hr").set().ofMaxSize(2),
                        values(),
                        values(),
                        values(),
                        values(),
                        Arbitraries.of("Example.org", "b.example").set().ofMaxSize(2),
                        Arbitraries.maps(Arbitraries.of("cost", "site"), values()),
                        Arbitraries.of(Platform.class).set().ofMaxSize(2))
                .as((groups, roles, clients, organizations, providers, domains, attributes, platforms) -> new Match(
                        groups,
                        roles,
                        clients,
                        organizations,
                        providers,
                        domains,
                        attributes,
                        platforms,
                        10_000,
                        null));
    }

    public static Arbitrary<Match> matches() {
        Arbitrary<Match> plain = Arbitraries.oneOf(Arbitraries.just(Match.EVERYONE), plainMatches());
        return Combinators.combine(
                        plain,
                        Arbitraries.oneOf(
                                Arbitraries.just(10_000), Arbitraries.integers().between(0, 10_000)),
                        plainMatches().injectNull(0.6))
                .as((match, basisPoints, not) -> new Match(
                        match.groups(),
                        match.roles(),
                        match.clients(),
                        match.organizations(),
                        match.identityProviders(),
                        match.emailDomains(),
                        match.attributes(),
                        match.platforms(),
                        basisPoints,
                        not));
    }

    private static Arbitrary<List<Cohort>> cohorts(List<Experiment> experiments) {
        Arbitrary<String> experiment = experiments.isEmpty()
                ? Arbitraries.just("none").injectNull(1)
                : Arbitraries.of(experiments).map(Experiment::name).injectNull(0.5);
        return Combinators.combine(
                        names(),
                        matches(),
                        Arbitraries.of(Phase.class),
                        cadences(),
                        expiries().injectNull(0.5),
                        experiment)
                .as(Cohort::new)
                .list()
                .uniqueElements(Cohort::name)
                .ofMaxSize(4);
    }

    private static Arbitrary<List<Experiment>> experiments() {
        Arbitrary<List<Arm>> arms = Combinators.combine(
                        names(), Arbitraries.integers().between(1, 10_000))
                .as(Arm::new)
                .list()
                .uniqueElements(Arm::name)
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(names(), Arbitraries.integers().between(0, 10_000), arms)
                .as(Experiment::new)
                .list()
                .uniqueElements(Experiment::name)
                .ofMaxSize(2);
    }

    private static Arbitrary<MultiDevice> multiDevices() {
        return Combinators.combine(Arbitraries.of(MultiDevice.Ask.class), Arbitraries.of(true, false))
                .as(MultiDevice::new);
    }

    private static Arbitrary<Enrollment> enrollments() {
        return Combinators.combine(
                        durations(364).map(age -> age.plusSeconds(1)),
                        Arbitraries.of(true, false),
                        durations(365),
                        Arbitraries.integers().between(1, 100))
                .as(Enrollment::new);
    }

    private static Arbitrary<Expiry> expiries() {
        Arbitrary<Duration> age = durations(3649).map(rest -> rest.plusDays(1)).injectNull(0.4);
        return Combinators.combine(age, age, durations(365)).as(Expiry::new);
    }

    private static Arbitrary<Recovery> recoveries() {
        Arbitrary<List<RecoveryMethod>> methods = Arbitraries.<RecoveryMethod>of(
                        new RecoveryMethod.ExistingFactor(),
                        new RecoveryMethod.SavedCode(),
                        new RecoveryMethod.EmailCode(),
                        new RecoveryMethod.SmsCode(List.of("+49", "+1")),
                        new RecoveryMethod.IdentityProvider("corp"),
                        new RecoveryMethod.AccessPass(Duration.ofMinutes(15), false))
                .list()
                .uniqueElements();
        Arbitrary<Integer> count = Arbitraries.integers().between(1, 5);
        return Combinators.combine(
                        Combinators.combine(count, count).as(Recovery.Proofs::new),
                        durations(30),
                        durations(3649).map(rest -> rest.plusDays(1)).injectNull(0.3),
                        methods,
                        names().list().uniqueElements().ofMaxSize(4))
                .as(Recovery::new);
    }
}
