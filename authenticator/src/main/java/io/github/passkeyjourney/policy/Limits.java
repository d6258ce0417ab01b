package io.github.passkeyjourney.policy;

import java.time.Duration;
import java.util.regex.Pattern;

/** Bounds that hold for the whole policy. They keep one realm attribute from eating the memory of a node. */
public final class Limits {

    /** Most cohorts in one policy. */
    public static final int MAX_COHORTS = 200;

    /** Most experiments in one policy. */
    public static final int MAX_EXPERIMENTS = 200;

    /** Most arms in one experiment. */
    public static final int MAX_ARMS = 20;

    /** Most values in one list, and most attribute names in one match. */
    public static final int MAX_VALUES = 1_000;

    /** Longest single value of a list, in characters. */
    public static final int MAX_VALUE_LENGTH = 1_024;

    /** Any share is counted in basis points: 10 000 is everybody. */
    public static final int ALL_BASIS_POINTS = 10_000;

    /** Zero to ten years. */
    public static final Range<Duration> DURATION = new Range<>(Duration.ZERO, Duration.ofDays(3650));

    /** Zero to everybody, in basis points. */
    public static final Range<Integer> BASIS_POINTS = new Range<>(0, ALL_BASIS_POINTS);

    /** What a name may look like, as it is shown in messages. */
    public static final String NAME_SYNTAX = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}";

    private static final Pattern NAME = Pattern.compile(NAME_SYNTAX);

    private Limits() {}

    /** Whether the text may name a cohort, an experiment, an arm or a checklist item. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static void requireName(String what, String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException(what + " must match " + NAME_SYNTAX);
        }
    }

    static void requireAtMost(String what, int size, int max) {
        if (size > max) {
            throw new IllegalArgumentException(what + " may have at most " + max + " entries, not " + size);
        }
    }
}
