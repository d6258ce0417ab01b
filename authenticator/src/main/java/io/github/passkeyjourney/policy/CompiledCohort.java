package io.github.passkeyjourney.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cohort, ready to draw, with every decision that it can lead to. */
final class CompiledCohort {

    private final Cohort cohort;

    private final int basisPoints;

    private final long salt;

    private final @Nullable Split split;

    /** By arm (first: none), then by reason; so that deciding allocates nothing. */
    private final List<Map<Reason, NudgeDecision>> decisions;

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
        return Objects.requireNonNull(decisions.get(arm + 1).get(reason));
    }

    private static List<Map<Reason, NudgeDecision>> decisions(Cohort cohort, @Nullable Split split) {
        List<Map<Reason, NudgeDecision>> all = new ArrayList<>();
        all.add(NudgeDecision.all(cohort, null));
        for (int arm = 0; split != null && arm < split.size(); arm++) {
            all.add(NudgeDecision.all(cohort, split.name(arm)));
        }
        return all;
    }
}
