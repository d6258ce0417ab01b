package io.github.passkeyjourney.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A comparison of arms, against each other and against users who are left alone.
 *
 * @param name unique in the policy; also the salt of the draw, so a renamed experiment draws anew
 * @param holdoutBasisPoints share of the users who are not asked; 0 to 10 000 (in the document: {@code holdoutPercent})
 * @param arms at least one, with a positive sum of weights
 */
public record Experiment(String name, int holdoutBasisPoints, List<Arm> arms) {

    /**
     * @throws IllegalArgumentException if a value is out of its range, an arm is named twice, or no arm can be drawn
     */
    public Experiment {
        Limits.requireName("name", name);
        Limits.BASIS_POINTS.require("holdoutBasisPoints", holdoutBasisPoints);
        arms = List.copyOf(arms);
        Limits.requireAtMost("arms", arms.size(), Limits.MAX_ARMS);
        Set<String> names = new HashSet<>();
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
}
