package io.github.passkeyjourney.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies for tests. */
public final class TestPolicies {

    private TestPolicies() {}

    public static RolloutPolicy policy(Cohort... cohorts) {
        return policy(Enrollment.DEFAULTS, List.of(), cohorts);
    }

    public static RolloutPolicy policy(Experiment experiment, Cohort... cohorts) {
        return policy(Enrollment.DEFAULTS, List.of(experiment), cohorts);
    }

    public static RolloutPolicy policy(Enrollment enrollment, List<Experiment> experiments, Cohort... cohorts) {
        return new RolloutPolicy(
                true,
                List.of(cohorts),
                experiments,
                false,
                Upgrade.DEFAULTS,
                MultiDevice.DEFAULTS,
                enrollment,
                Expiry.DEFAULTS,
                Passwordless.DEFAULTS,
                Recovery.DEFAULTS,
                List.of(),
                Analytics.DEFAULTS);
    }

    public static RolloutPolicy disabled(Cohort... cohorts) {
        RolloutPolicy off = RolloutPolicy.OFF;
        return new RolloutPolicy(
                false,
                List.of(cohorts),
                List.of(),
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

    public static Cohort cohort(String name, MatchBuilder match, Phase phase) {
        return new Cohort(name, match.build(), phase, Cadence.DEFAULTS, null, null);
    }

    public static Cohort everyone(Phase phase) {
        return everyone(phase, Cadence.DEFAULTS);
    }

    public static Cohort everyone(Phase phase, Cadence nudge) {
        return new Cohort("everyone", Match.EVERYONE, phase, nudge, null, null);
    }

    public static Cohort everyoneIn(Experiment experiment, Phase phase) {
        return new Cohort("everyone", Match.EVERYONE, phase, Cadence.DEFAULTS, null, experiment.name());
    }

    public static Experiment experiment(int holdoutBasisPoints, Arm... arms) {
        return new Experiment("benefit", holdoutBasisPoints, List.of(arms));
    }

    public static Cadence maxSkips(int maxSkips) {
        Cadence base = Cadence.DEFAULTS;
        return new Cadence(
                base.snooze(), base.backoff(), maxSkips, base.rest(), base.errorCooldown(), null, base.grace());
    }

    public static Cadence duty(int maxSkips, @Nullable LocalDate deadline, Duration grace) {
        Cadence base = Cadence.DEFAULTS;
        return new Cadence(base.snooze(), base.backoff(), maxSkips, base.rest(), base.errorCooldown(), deadline, grace);
    }
}
