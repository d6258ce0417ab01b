package io.github.passkeyjourney.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers every value that a policy names, so that those of one dimension follow each other. The facts of a user, in
 * order, are then grouped by dimension too.
 */
final class FactIndex {

    private static final int ABSENT = -1;

    private final Map<Dimension, Map<String, Integer>> numbers = new LinkedHashMap<>();

    private final int[] ends;

    private final int size;

    FactIndex(List<Cohort> cohorts) {
        Map<Dimension, Set<String>> values = new LinkedHashMap<>();
        for (Cohort cohort : cohorts) {
            collect(cohort.match(), values);
        }
        List<Integer> found = new ArrayList<>();
        int next = 0;
        for (Map.Entry<Dimension, Set<String>> entry : values.entrySet()) {
            Map<String, Integer> numbered = new HashMap<>();
            for (String value : entry.getValue()) {
                numbered.put(value, next++);
            }
            numbers.put(entry.getKey(), numbered);
            found.add(next);
        }
        ends = found.stream().mapToInt(Integer::intValue).toArray();
        size = next;
    }

    /** The number of the value, or a negative one if the policy does not name it. */
    int number(Dimension dimension, String value) {
        return numbers.getOrDefault(dimension, Map.of()).getOrDefault(value, ABSENT);
    }

    /** The dimensions that the policy uses, in the order of their numbers. */
    List<Dimension> dimensions() {
        return List.copyOf(numbers.keySet());
    }

    /** For each dimension, the first number that no longer belongs to it. */
    int[] ends() {
        return ends.clone();
    }

    /** How many values there are. */
    int size() {
        return size;
    }

    private static void collect(Match match, Map<Dimension, Set<String>> into) {
        Dimension.conditions(match)
                .forEach((dimension, values) -> into.computeIfAbsent(dimension, any -> new LinkedHashSet<>())
                        .addAll(values));
        Match not = match.not();
        if (not != null) {
            collect(not, into);
        }
    }
}
