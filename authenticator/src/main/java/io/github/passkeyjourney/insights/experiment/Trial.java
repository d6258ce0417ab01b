package io.github.passkeyjourney.insights.experiment;

import io.github.passkeyjourney.insights.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The arms of one experiment side by side.
 *
 * @param experiment its name
 * @param baseline the arm that the others are compared with
 * @param sampleRatioP see {@link SampleRatio#p}; null where it cannot be told
 * @param verdict the conclusion on the whole: of the best arm, or what stands in the way
 * @param best the arm that did best, where one is better than the baseline
 * @param arms what is found of each arm, by name
 */
public record Trial(
        String experiment,
        String baseline,
        @Nullable Double sampleRatioP,
        Verdict verdict,
        @Nullable String best,
        Map<String, Finding> arms) {

    /** Difference of shares that is worth to be found: five of a hundred users. */
    static final double WORTHWHILE = 0.05;

    /** Chance of a false alarm, over all arms together. */
    private static final double ALPHA = 0.05;

    /** z of the power of 80 %: the chance to find a worthwhile difference where there is one. */
    private static final double Z_POWER = 0.8416212335729143;

    /** Keeps the arms in their order. */
    public Trial {
        arms = new LinkedHashMap<>(arms);
    }

    /**
     * What one arm shows.
     *
     * @param interval where its share lies; null where nobody was exposed
     * @param difference from the baseline; null of the baseline itself, and where there is none
     */
    public record Finding(
            @Nullable Interval interval, @Nullable Difference difference, Verdict verdict) {}

    /**
     * Compares arms.
     *
     * @param experiment its name
     * @param baseline the arm to compare the others with; the first stands in where it has no numbers
     * @param enrollments those who enrolled of those who were exposed, for each arm that may be shown
     * @param shares of users that each arm was meant to have; empty where the arms shown are not all there are, or the
     *     policy knows the experiment no longer
     */
    public static Trial of(
            String experiment, String baseline, Map<String, Rate> enrollments, Map<String, Double> shares) {
        List<String> names = new ArrayList<>(enrollments.keySet());
        String base = names.contains(baseline) || names.isEmpty() ? baseline : names.get(0);
        OptionalDouble sampleRatio = sampleRatio(enrollments, shares);
        boolean mismatch = sampleRatio.isPresent() && sampleRatio.getAsDouble() < SampleRatio.ALARM;
        Map<String, Finding> findings = new LinkedHashMap<>();
        enrollments.forEach((arm, enrollment) -> findings.put(
                arm, finding(enrollment, arm.equals(base) ? null : enrollments.get(base), names.size() - 1)));
        String best = mismatch ? null : best(findings, enrollments);
        return new Trial(
                experiment,
                base,
                sampleRatio.isPresent() ? sampleRatio.getAsDouble() : null,
                mismatch ? Verdict.of(Verdict.Conclusion.SAMPLE_RATIO_MISMATCH) : whole(findings, base),
                best,
                findings);
    }

    private static OptionalDouble sampleRatio(Map<String, Rate> enrollments, Map<String, Double> shares) {
        if (shares.isEmpty() || !shares.keySet().containsAll(enrollments.keySet())) {
            return OptionalDouble.empty();
        }
        List<Long> sizes = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        shares.forEach((arm, share) -> {
            Rate enrollment = enrollments.get(arm);
            sizes.add(enrollment == null ? 0 : enrollment.denominator());
            expected.add(share);
        });
        return SampleRatio.p(sizes, expected);
    }

    private static Finding finding(Rate arm, @Nullable Rate base, int comparisons) {
        Interval interval = arm.denominator() == 0 ? null : Interval.of(arm);
        if (base == null) {
            return new Finding(interval, null, Verdict.of(Verdict.Conclusion.BASELINE));
        }
        if (arm.denominator() == 0 || base.denominator() == 0) {
            return new Finding(interval, null, Verdict.of(Verdict.Conclusion.NOTHING_TO_COMPARE));
        }
        Difference difference = Difference.of(arm, base);
        double alpha = ALPHA / comparisons;
        long more = needed(arm, base, alpha) - Math.min(arm.denominator(), base.denominator());
        if (more > 0) {
            // Who looks every day and stops at the first luck finds something in the end: so no word before its time.
            return new Finding(interval, difference, new Verdict(Verdict.Conclusion.NOT_ENOUGH_DATA, more));
        }
        if (difference.p() >= alpha) {
            return new Finding(interval, difference, Verdict.of(Verdict.Conclusion.NO_DIFFERENCE));
        }
        return new Finding(
                interval,
                difference,
                Verdict.of(difference.value() > 0 ? Verdict.Conclusion.BETTER : Verdict.Conclusion.WORSE));
    }

    /** Users per arm that show a worthwhile difference, by the usual formula for two shares. */
    static long needed(Rate arm, Rate base, double alpha) {
        double z = Tail.normalBeyond(alpha) + Z_POWER;
        return (long) Math.ceil(z * z * (variance(arm) + variance(base)) / (WORTHWHILE * WORTHWHILE));
    }

    /** Of a share, drawn a little to the middle: after three users nobody knows that none will ever enrol. */
    private static double variance(Rate rate) {
        double share = (rate.numerator() + 1.0) / (rate.denominator() + 2.0);
        return share * (1 - share);
    }

    private static @Nullable String best(Map<String, Finding> findings, Map<String, Rate> enrollments) {
        String best = null;
        double highest = 0;
        for (Map.Entry<String, Finding> arm : findings.entrySet()) {
            Rate rate = enrollments.get(arm.getKey());
            if (rate != null && arm.getValue().verdict().conclusion() == Verdict.Conclusion.BETTER) {
                double share = (double) rate.numerator() / rate.denominator();
                if (best == null || share > highest) {
                    best = arm.getKey();
                    highest = share;
                }
            }
        }
        return best;
    }

    private static Verdict whole(Map<String, Finding> findings, String base) {
        Verdict whole = Verdict.of(Verdict.Conclusion.NOTHING_TO_COMPARE);
        for (Map.Entry<String, Finding> arm : findings.entrySet()) {
            Verdict verdict = arm.getValue().verdict();
            if (!arm.getKey().equals(base) && weight(verdict) >= weight(whole)) {
                whole = weight(verdict) == weight(whole) && whole.morePerArm() > verdict.morePerArm() ? whole : verdict;
            }
        }
        return whole;
    }

    /** What is said of the whole if arms differ: first that data are missing, then the best news. */
    private static int weight(Verdict verdict) {
        return switch (verdict.conclusion()) {
            case NOT_ENOUGH_DATA -> 4;
            case BETTER -> 3;
            case NO_DIFFERENCE -> 2;
            case WORSE -> 1;
            case NOTHING_TO_COMPARE, BASELINE, SAMPLE_RATIO_MISMATCH -> 0;
        };
    }
}
