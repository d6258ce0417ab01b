package io.github.passkeyjourney.insights.experiment;

import io.github.passkeyjourney.insights.Rate;

/**
 * Where a number lies with a confidence of 95 %.
 *
 * @param low not above {@code high}
 * @param high the upper end
 */
public record Interval(double low, double high) {

    static final double Z = Tail.normalBeyond(0.05);

    /**
     * Of a share: the score interval of Wilson (1927), which holds for few cases and shares near 0 and 1, too.
     *
     * @throws IllegalArgumentException if the rate has no denominator
     */
    public static Interval of(Rate rate) {
        long n = rate.denominator();
        if (n == 0) {
            throw new IllegalArgumentException("No cases, no interval");
        }
        double share = (double) rate.numerator() / n;
        double middle = share + Z * Z / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        double scale = 1 + Z * Z / n;
        // At the ends it is exact, whatever rounding says.
        return new Interval(
                rate.numerator() == 0 ? 0 : (middle - half) / scale,
                rate.numerator() == n ? 1 : (middle + half) / scale);
    }
}
