package io.github.passkeyjourney.policy;

import java.util.List;

/** An experiment, ready to draw. Hold-out and arm are independent draws, so a larger hold-out moves nobody between arms. */
final class Split {

    /** Stands for an experiment without arms to choose from, and for no experiment. */
    static final int NO_ARM = -1;

    private final int holdoutBasisPoints;

    private final long holdoutSalt;

    private final long armSalt;

    /** For each arm, the sum of its weight and those before it. */
    private final int[] upTo;

    private final List<Arm> arms;

    Split(Experiment experiment) {
        // No name can hold a slash, so these salts never meet one of a cohort or another experiment.
        holdoutBasisPoints = experiment.holdoutBasisPoints();
        holdoutSalt = Draw.salt(experiment.name() + "/holdout");
        armSalt = Draw.salt(experiment.name() + "/arm");
        arms = experiment.arms();
        upTo = new int[arms.size()];
        int sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += arms.get(i).weight();
            upTo[i] = sum;
        }
    }

    boolean holdsOut(long seed) {
        return Draw.bucket(seed, holdoutSalt) < holdoutBasisPoints;
    }

    /** The position of the arm that the user draws. */
    int arm(long seed) {
        int drawn = Draw.below(seed, armSalt, upTo[upTo.length - 1]);
        int arm = 0;
        while (drawn >= upTo[arm]) {
            arm++;
        }
        return arm;
    }

    int size() {
        return upTo.length;
    }

    String name(int arm) {
        return arms.get(arm).name();
    }
}
