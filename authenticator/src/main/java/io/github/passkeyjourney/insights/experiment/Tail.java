package io.github.passkeyjourney.insights.experiment;

/** How much of a distribution lies beyond a value; accurate to at least ten digits. */
final class Tail {

    private static final double SQRT_PI = Math.sqrt(Math.PI);

    /** Below it the series of the error function converges faster than its continued fraction. */
    private static final double SERIES_UP_TO = 2;

    private static final int TERMS_OF_SERIES = 60;
    private static final int TERMS_OF_FRACTION = 120;

    private Tail() {}

    /** Of the standard normal distribution, beyond the value on both sides; 0 to 1. */
    static double ofNormal(double value) {
        return complementaryError(Math.abs(value) / Math.sqrt(2));
    }

    /**
     * The value beyond which this share of the standard normal distribution lies, both sides together.
     *
     * @param share above 0 and below 1
     */
    static double normalBeyond(double share) {
        double low = 0;
        double high = 40;
        for (double middle = 20; low < middle && middle < high; middle = (low + high) / 2) {
            if (ofNormal(middle) > share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * Of the chi-squared distribution, above the value; 0 to 1.
     *
     * @param value not negative
     * @param degrees of freedom, at least 1
     */
    static double ofChiSquared(double value, int degrees) {
        // From one number of degrees to the next but one: Q(a + 1, x) = Q(a, x) + x^a e^-x / gamma(a + 1).
        double half = value / 2;
        boolean odd = degrees % 2 == 1;
        double a = odd ? 0.5 : 1;
        double tail = odd ? complementaryError(Math.sqrt(half)) : Math.exp(-half);
        double term = odd ? Math.sqrt(half) * Math.exp(-half) / (SQRT_PI / 2) : half * Math.exp(-half);
        for (; 2 * a < degrees; a++) {
            tail += term;
            term *= half / (a + 1);
        }
        return Math.min(1, tail);
    }

    private static double complementaryError(double x) {
        double bell = Math.exp(-x * x);
        if (x < SERIES_UP_TO) {
            double term = x;
            double sum = x;
            for (int n = 1; n < TERMS_OF_SERIES; n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 1 - 2 / SQRT_PI * bell * sum;
        }
        double fraction = x;
        for (int n = TERMS_OF_FRACTION; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return bell / (SQRT_PI * fraction);
    }
}
