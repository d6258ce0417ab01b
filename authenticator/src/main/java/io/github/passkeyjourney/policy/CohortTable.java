package io.github.passkeyjourney.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matches one user against 64 cohorts at a time: a bit per cohort. In each dimension a user satisfies the cohorts without
 * a condition and those that name one of the user's values; what is satisfied in all dimensions matches. The cost grows
 * with the facts of the user, not with the number of cohorts.
 */
final class CohortTable {

    private static final int WIDTH = Long.SIZE;

    /** For each dimension, the first fact that no longer belongs to it. */
    private final int[] ends;

    /** By block: the cohorts that exist. */
    private final long[] all;

    /** By block and dimension: the cohorts without a condition there. */
    private final long[][] free;

    /** By block and fact: the cohorts that accept it. */
    private final long[][] accepting;

    /** By block and fact: the cohorts that it keeps out of. */
    private final long[][] refusing;

    CohortTable(List<Cohort> cohorts, FactIndex index) {
        List<Dimension> dimensions = index.dimensions();
        int blocks = (cohorts.size() + WIDTH - 1) / WIDTH;
        ends = index.ends();
        all = new long[blocks];
        free = new long[blocks][dimensions.size()];
        accepting = new long[blocks][index.size()];
        refusing = new long[blocks][index.size()];
        for (int i = 0; i < cohorts.size(); i++) {
            Match match = cohorts.get(i).match();
            long bit = 1L << i;
            int block = i / WIDTH;
            all[block] |= bit;
            Map<Dimension, Set<String>> conditions = Dimension.conditions(match);
            for (int d = 0; d < dimensions.size(); d++) {
                if (!conditions.containsKey(dimensions.get(d))) {
                    free[block][d] |= bit;
                }
            }
            mark(accepting[block], bit, conditions, index);
            Match not = match.not();
            if (not != null) {
                mark(refusing[block], bit, Dimension.conditions(not), index);
            }
        }
    }

    /** How many blocks of 64 cohorts there are. */
    int blocks() {
        return all.length;
    }

    /** The cohorts of a block whose conditions hold, exclusions and shares aside. */
    long matching(int block, int[] facts) {
        long matching = all[block];
        long[] freeHere = free[block];
        long[] acceptingHere = accepting[block];
        int fact = 0;
        for (int d = 0; d < ends.length; d++) {
            long satisfied = freeHere[d];
            for (; fact < facts.length && facts[fact] < ends[d]; fact++) {
                satisfied |= acceptingHere[facts[fact]];
            }
            matching &= satisfied;
        }
        return matching;
    }

    /** The cohorts of a block that one fact or another keeps the user out of. */
    long excluding(int block, int[] facts) {
        long[] refusingHere = refusing[block];
        long excluding = 0;
        for (int fact : facts) {
            excluding |= refusingHere[fact];
        }
        return excluding;
    }

    private static void mark(long[] byFact, long bit, Map<Dimension, Set<String>> conditions, FactIndex index) {
        conditions.forEach(
                (dimension, values) -> values.forEach(value -> byFact[index.number(dimension, value)] |= bit));
    }
}
