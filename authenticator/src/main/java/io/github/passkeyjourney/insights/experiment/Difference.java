package io.github.passkeyjourney.insights.experiment;

import io.github.passkeyjourney.insights.Rate;

/**
 * How one share differs from another.
 *
 * @param value the first without the second; -1 to 1
 * @param interval where it lies with a confidence of 95 %, by method 10 of Newcombe (1998), made of two intervals of Wilson
 * @param p how often chance alone makes a difference as large, by the pooled two-proportion z-test; 0 to 1
 */
public record Difference(double value, Interval interval, double p) {

    /**
     * The first share without the second.
     *
     * @throws IllegalArgumentException if one of them has no denominator
     */
    public static Difference of(Rate first, Rate second) {
        Interval one = Interval.of(first);
        Interval other = Interval.of(second);
        double share = share(first);
        double otherShare = share(second);
        double value = share - otherShare;
        double below = Math.hypot(share - one.low(), other.high() - otherShare);
        double above = Math.hypot(one.high() - share, otherShare - other.low());
        return new Difference(value, new Interval(value - below, value + above), p(first, second, value));
    }

    private static double p(Rate first, Rate second, double value) {
        double pooled =
                (double) (first.numerator() + second.numerator()) / (first.denominator() + second.denominator());
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / first.denominator() + 1.0 / second.denominator()));
        // All or none in both: there is no difference.
        return error == 0 ? 1 : Tail.ofNormal(value / error);
    }

    private static double share(Rate rate) {
        return (double) rate.numerator() / rate.denominator();
    }
}
