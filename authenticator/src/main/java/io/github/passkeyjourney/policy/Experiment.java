package io.github.passkeyjourney.policy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A comparison of arms, against each other and against users who are left alone.
 *
 * @param name unique in the policy; also the salt of the draw, so a renamed experiment draws anew
 * @param holdoutBasisPoints share of the users who are not asked; 0 to 10 000 (in the document: {@code holdoutPercent})
 * @param arms at least one, with a positive sum of weights
 */
public record Experiment(String name, int holdoutBasisPoints, List<Arm> arms) {

    /** What the part that is left alone is called in reports, so that no arm may be. */
    public static final String HOLDOUT = "holdout";

    /**
     * @throws IllegalArgumentException if a value is out of its range, an arm is named twice or {@link #HOLDOUT}, or no arm
     *     can be drawn
     */
    public Experiment {
        Limits.requireName("name", name);
        Limits.BASIS_POINTS.require("holdoutBasisPoints", holdoutBasisPoints);
        arms = List.copyOf(arms);
        Limits.requireAtMost("arms", arms.size(), Limits.MAX_ARMS);
        Set<String> names = new HashSet<>(Set.of(HOLDOUT));
        int sum = 0;
        for (Arm arm : arms) {
            sum += arm.weight();
            if (!names.add(arm.name())) {
                throw new IllegalArgumentException("Two arms are named " + arm.name());
            }
        }
        if (sum == 0) {
            throw new IllegalArgumentException("At least one arm needs a weight above zero");
        }
    }

    /** The share of users that each arm draws, and the hold-out where there is one, by name; they add up to 1. */
    public Map<String, Double> shares() {
        double held = (double) holdoutBasisPoints / Limits.ALL_BASIS_POINTS;
        double weights = arms.stream().mapToInt(Arm::weight).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        if (held > 0) {
            shares.put(HOLDOUT, held);
        }
        arms.forEach(arm -> shares.put(arm.name(), (1 - held) * arm.weight() / weights));
        return shares;
    }
}
