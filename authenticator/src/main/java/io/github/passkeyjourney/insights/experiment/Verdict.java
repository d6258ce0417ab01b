package io.github.passkeyjourney.insights.experiment;

import java.util.Locale;

/**
 * What may be concluded.
 *
 * @param conclusion the closed word
 * @param morePerArm about how many more users have to be exposed in each arm; 0 where there are enough
 */
public record Verdict(Conclusion conclusion, long morePerArm) {

    static Verdict of(Conclusion conclusion) {
        return new Verdict(conclusion, 0);
    }

    /** The closed list of conclusions. */
    public enum Conclusion {
        /** The arms are not as large as they were meant to be. */
        SAMPLE_RATIO_MISMATCH,
        /** What the others are compared with. */
        BASELINE,
        /** There is nothing to compare with: no second arm, or it is hidden as too small. */
        NOTHING_TO_COMPARE,
        /** An answer now would be a guess. */
        NOT_ENOUGH_DATA,
        /** More users enrol than in the baseline, and chance is an unlikely reason. */
        BETTER,
        /** Fewer do, and chance is an unlikely reason. */
        WORSE,
        /** A difference that matters would have shown. */
        NO_DIFFERENCE;

        private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** The word in answers, and the last part of the key of its sentence. */
        public String id() {
            return id;
        }
    }
}
