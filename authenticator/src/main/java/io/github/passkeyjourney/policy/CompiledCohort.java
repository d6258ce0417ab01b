package io.github.passkeyjourney.policy;

import org.jspecify.annotations.Nullable;

/** A cohort, ready to draw, with every decision that it can lead to. */
final class CompiledCohort {

    private static final Reason[] REASONS = Reason.values();

    private final Cohort cohort;

    private final int basisPoints;

    private final long salt;

    private final @Nullable Split split;

    /** By arm (first: none), then by reason; so that deciding allocates nothing. */
    private final NudgeDecision[][] decisions;

    CompiledCohort(Cohort cohort, @Nullable Experiment experiment) {
        this.cohort = cohort;
        basisPoints = cohort.match().basisPoints();
        salt = Draw.salt(cohort.name());
        split = experiment == null ? null : new Split(experiment);
        decisions = decisions(cohort, split);
    }

    /** Whether the user belongs to the share. */
    boolean draws(Subject subject) {
        return basisPoints == Limits.ALL_BASIS_POINTS || Draw.bucket(subject.seed(), salt) < basisPoints;
    }

    Cohort cohort() {
        return cohort;
    }

    boolean holdsOut(Subject subject) {
        return split != null && split.holdsOut(subject.seed());
    }

    /** The position of the user's arm, or {@link Split#NO_ARM}. */
    int arm(Subject subject) {
        return split == null ? Split.NO_ARM : split.arm(subject.seed());
    }

    NudgeDecision decision(Reason reason, int arm) {
        return decisions[arm + 1][reason.ordinal()];
    }

    private static NudgeDecision[][] decisions(Cohort cohort, @Nullable Split split) {
        int arms = split == null ? 0 : split.size();
        NudgeDecision[][] all = new NudgeDecision[arms + 1][REASONS.length];
        for (int arm = Split.NO_ARM; arm < arms; arm++) {
            String name = split == null || arm == Split.NO_ARM ? null : split.name(arm);
            for (Reason reason : REASONS) {
                all[arm + 1][reason.ordinal()] = new NudgeDecision(reason, cohort, name);
            }
        }
        return all;
    }
}
