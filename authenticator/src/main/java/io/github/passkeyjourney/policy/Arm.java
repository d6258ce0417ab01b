package io.github.passkeyjourney.policy;

/**
 * One wording or picture of an experiment.
 *
 * @param name unique in its experiment
 * @param weight its share relative to the other arms; 0 to 10 000, where 0 is never drawn
 */
public record Arm(String name, int weight) {

    /** Weights an arm may have. */
    public static final Range<Integer> WEIGHT = new Range<>(0, 10_000);

    /**
     * @throws IllegalArgumentException if the weight is out of its range or the name is none
     */
    public Arm {
        Limits.requireName("name", name);
        WEIGHT.require("weight", weight);
    }
}
