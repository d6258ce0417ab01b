package io.github.passkeyjourney.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened between one user and the nudge so far. All counts are running totals that never go down: a rest period
 * ends a round of skips but does not erase it.
 *
 * @param offers how often the page was shown
 * @param skips how often the user said "Not now"
 * @param failures how often a try ended in an error or a closed dialog; never counted as a skip
 * @param lastOfferedAt last time the page was shown, null if never
 * @param lastSkippedAt last "Not now", null if never
 * @param lastFailedAt last failed try, null if never
 * @param requiredSince first time the user was shown the page by an enforcing phase, null if never; grace counts from
 *     here
 */
public record NudgeHistory(
        int offers,
        int skips,
        int failures,
        @Nullable Instant lastOfferedAt,
        @Nullable Instant lastSkippedAt,
        @Nullable Instant lastFailedAt,
        @Nullable Instant requiredSince) {

    /** Nothing happened yet. */
    public static final NudgeHistory NONE = new NudgeHistory(0, 0, 0, null, null, null, null);

    /**
     * @throws IllegalArgumentException if a count is negative
     */
    public NudgeHistory {
        if (offers < 0 || skips < 0 || failures < 0) {
            throw new IllegalArgumentException("Counts must not be negative");
        }
    }

    /**
     * The page was shown.
     *
     * @param enforcing whether the phase enforces; the first such time is kept for good
     */
    public NudgeHistory offered(Instant now, boolean enforcing) {
        Instant since = requiredSince == null && enforcing ? now : requiredSince;
        return new NudgeHistory(next(offers), skips, failures, now, lastSkippedAt, lastFailedAt, since);
    }

    /** The user said "Not now". */
    public NudgeHistory skipped(Instant now) {
        return new NudgeHistory(offers, next(skips), failures, lastOfferedAt, now, lastFailedAt, requiredSince);
    }

    /** A try ended in an error or a closed dialog. */
    public NudgeHistory failed(Instant now) {
        return new NudgeHistory(offers, skips, next(failures), lastOfferedAt, lastSkippedAt, now, requiredSince);
    }

    /** Stops at the largest number instead of turning negative. */
    private static int next(int count) {
        return count == Integer.MAX_VALUE ? count : count + 1;
    }
}
