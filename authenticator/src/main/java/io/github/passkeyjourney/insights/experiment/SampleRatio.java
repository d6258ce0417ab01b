package io.github.passkeyjourney.insights.experiment;

import java.util.List;
import java.util.OptionalDouble;

/** Whether the arms are as large as they were meant to be; if not, something is wrong, and no comparison holds. */
final class SampleRatio {

    /** Below it a mismatch is reported: usual for this check, which is looked at again and again. */
    static final double ALARM = 0.001;

    /** Fewest cases that may be expected of an arm, for the distribution to hold (Cochran 1952). */
    private static final double FEWEST = 5;

    private SampleRatio() {}

    /**
     * How often chance alone makes arms as uneven, by the chi-squared test of fit.
     *
     * @param sizes how many are in each arm
     * @param shares of each arm, in the same order; not negative, and of any sum
     * @return 0 to 1; empty where too few are in it, or there is nothing to compare
     */
    static OptionalDouble p(List<Long> sizes, List<Double> shares) {
        double all = sizes.stream().mapToLong(Long::longValue).sum();
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        double statistic = 0;
        int drawn = 0;
        for (int i = 0; i < sizes.size(); i++) {
            double expected = all * shares.get(i) / sum;
            if (shares.get(i) == 0 && sizes.get(i) == 0) {
                continue;
            }
            if (!(expected >= FEWEST)) {
                return OptionalDouble.empty();
            }
            drawn++;
            double off = sizes.get(i) - expected;
            statistic += off * off / expected;
        }
        return drawn < 2 ? OptionalDouble.empty() : OptionalDouble.of(Tail.ofChiSquared(statistic, drawn - 1));
    }
}
