package io.github.passkeyjourney.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All rules of one realm (docs/policy.md, issue #2). Immutable; what a document leaves out has its default here.
 *
 * @param enabled whether anything is asked or measured; recovery and expiry do not depend on it
 * @param cohorts in order: the first that matches wins; at most 200
 * @param experiments by unique name; at most 200
 * @param celebrate whether the first sign-in with a passkey is celebrated, by a page that goes on by itself
 * @param upgrade passkeys made without a question
 * @param multiDevice second passkeys
 * @param enrollment what guards the making of a passkey
 * @param expiry how long passkeys stay valid, unless a cohort says otherwise
 * @param passwordless what becomes of passwords
 * @param recovery ways back in
 * @param relatedOrigins web origins that share the realm's passkeys (Web Authentication, related origin requests)
 * @param analytics what is kept and shown of behaviour
 */
public record RolloutPolicy(
        boolean enabled,
        List<Cohort> cohorts,
        List<Experiment> experiments,
        boolean celebrate,
        Upgrade upgrade,
        MultiDevice multiDevice,
        Enrollment enrollment,
        Expiry expiry,
        Passwordless passwordless,
        Recovery recovery,
        List<String> relatedOrigins,
        Analytics analytics) {

    /** Nothing is asked and nothing is measured; everything else has its default. */
    public static final RolloutPolicy OFF = new RolloutPolicy(
            false,
            List.of(),
            List.of(),
            false,
            Upgrade.DEFAULTS,
            MultiDevice.DEFAULTS,
            Enrollment.DEFAULTS,
            Expiry.DEFAULTS,
            Passwordless.DEFAULTS,
            Recovery.DEFAULTS,
            List.of(),
            Analytics.DEFAULTS);

    /**
     * @throws IllegalArgumentException if a name is used twice, a cohort names an experiment that is not there, an
     *     origin is none, or a list is too long
     */
    public RolloutPolicy {
        cohorts = List.copyOf(cohorts);
        experiments = List.copyOf(experiments);
        relatedOrigins = List.copyOf(relatedOrigins);
        Limits.requireAtMost("cohorts", cohorts.size(), Limits.MAX_COHORTS);
        Limits.requireAtMost("experiments", experiments.size(), Limits.MAX_EXPERIMENTS);
        Limits.requireAtMost("relatedOrigins", relatedOrigins.size(), Limits.MAX_VALUES);
        Set<String> known =
                unique("experiments", experiments.stream().map(Experiment::name).toList());
        unique("cohorts", cohorts.stream().map(Cohort::name).toList());
        for (Cohort cohort : cohorts) {
            String experiment = cohort.experiment();
            if (experiment != null && !known.contains(experiment)) {
                throw new IllegalArgumentException("No experiment is named " + experiment);
            }
        }
        for (String origin : relatedOrigins) {
            if (!WebOrigin.isAllowed(origin)) {
                throw new IllegalArgumentException("Not a web origin: " + origin);
            }
        }
    }

    /** The same in force, for what does not depend on {@link #enabled}. */
    public RolloutPolicy switchedOn() {
        return new RolloutPolicy(
                true,
                cohorts,
                experiments,
                celebrate,
                upgrade,
                multiDevice,
                enrollment,
                expiry,
                passwordless,
                recovery,
                relatedOrigins,
                analytics);
    }

    /** The expiry rules of a user: those of the cohort if it has its own, else the document's. */
    public Expiry expiry(@Nullable Cohort cohort) {
        Expiry own = cohort == null ? null : cohort.expiry();
        return own == null ? expiry : own;
    }

    private static Set<String> unique(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Two " + what + " are named " + name);
            }
        }
        return seen;
    }
}
