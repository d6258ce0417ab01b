package io.github.passkeyjourney.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How often the nudge comes back, and when it turns into a duty (docs/policy.md, "Cadence" and "When enrolment is
 * mandatory"). All questions are answered from the arguments alone, to the millisecond and without allocation where a
 * boolean or a {@link Reason} comes back. A quiet time includes its start and excludes its end.
 *
 * @param snooze silence after the first skip; zero to ten years
 * @param backoff factor by which each further skip of a round lengthens the silence; 1 to 10
 * @param maxSkips skips until the rest period (asking phases) or the mandatory page (enforcing phases); 0 to 100, where
 *     0 means "never rest" or "mandatory at once"
 * @param rest silence after a full round of skips; zero to ten years
 * @param errorCooldown silence after a failed try; zero to ten years
 * @param deadline last day in UTC on which an enforcing phase still takes "Not now"; null for none
 * @param grace time that a user who first meets an enforcing phase has in any case; zero to ten years
 */
public record Cadence(
        Duration snooze,
        double backoff,
        int maxSkips,
        Duration rest,
        Duration errorCooldown,
        @Nullable LocalDate deadline,
        Duration grace) {

    /** Factors a policy may use. */
    public static final Range<Double> BACKOFF = new Range<>(1.0, 10.0);

    /** Skip limits a policy may use. */
    public static final Range<Integer> MAX_SKIPS = new Range<>(0, 100);

    /** Deadlines a policy may use. */
    public static final Range<LocalDate> DEADLINE = new Range<>(LocalDate.of(2000, 1, 1), LocalDate.of(9999, 12, 31));

    /** A week, doubling, three skips, a month of rest, a day after errors, no deadline, no grace. */
    public static final Cadence DEFAULTS =
            new Cadence(Duration.ofDays(7), 2.0, 3, Duration.ofDays(30), Duration.ofDays(1), null, Duration.ZERO);

    private static final long SECONDS_PER_DAY = 86_400;

    private static final double LONGEST_MILLIS = (double) Limits.DURATION.max().toMillis();

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Cadence {
        Limits.DURATION.require("snooze", snooze);
        BACKOFF.require("backoff", backoff);
        MAX_SKIPS.require("maxSkips", maxSkips);
        Limits.DURATION.require("rest", rest);
        Limits.DURATION.require("errorCooldown", errorCooldown);
        if (deadline != null) {
            DEADLINE.require("deadline", deadline);
        }
        Limits.DURATION.require("grace", grace);
    }

    /**
     * Whether enrolment is a duty by now, for a user of an enforcing phase who holds no passkey. Grace holds off both
     * the deadline and the skip limit.
     */
    public boolean mandatory(NudgeHistory history, Instant now) {
        return graceOver(history, now) && (deadlinePassed(now) || history.skips() >= maxSkips);
    }

    /** Whether the user has had the time that {@link #grace} promises; it starts at {@code requiredSince}, else now. */
    public boolean graceOver(NudgeHistory history, Instant now) {
        Instant since = history.requiredSince();
        return millis(now) >= millis(since == null ? now : since) + grace.toMillis();
    }

    /** Whether the deadline's day has ended in UTC. */
    public boolean deadlinePassed(Instant now) {
        return deadline != null && now.getEpochSecond() >= (deadline.toEpochDay() + 1) * SECONDS_PER_DAY;
    }

    /**
     * Why the user is left in peace now: {@link Reason#ERROR_COOLDOWN}, {@link Reason#RESTING}, {@link Reason#SNOOZED}
     * in this order, or null if nothing speaks against asking.
     *
     * @param enforcing whether the phase enforces: then nobody rests, because the skip limit leads to the mandatory
     *     page instead
     */
    public @Nullable Reason quiet(NudgeHistory history, boolean enforcing, Instant now) {
        long at = millis(now);
        Instant failed = history.lastFailedAt();
        if (failed != null && at < millis(failed) + errorCooldown.toMillis()) {
            return Reason.ERROR_COOLDOWN;
        }
        Instant skipped = history.lastSkippedAt();
        if (skipped == null || at >= millis(skipped) + silenceAfterSkip(history.skips(), enforcing)) {
            return null;
        }
        return rests(history.skips(), enforcing) ? Reason.RESTING : Reason.SNOOZED;
    }

    /**
     * The first moment at which nothing speaks against asking, or null if that is so already for a user with this
     * history. It may lie in the past. For pages and for admins; {@link #quiet} is the rule.
     *
     * @param enforcing as in {@link #quiet}
     */
    public @Nullable Instant quietUntil(NudgeHistory history, boolean enforcing) {
        Instant failed = history.lastFailedAt();
        Instant skipped = history.lastSkippedAt();
        if (failed == null && skipped == null) {
            return null;
        }
        long afterError = failed == null ? Long.MIN_VALUE : millis(failed) + errorCooldown.toMillis();
        long afterSkip =
                skipped == null ? Long.MIN_VALUE : millis(skipped) + silenceAfterSkip(history.skips(), enforcing);
        return Instant.ofEpochMilli(Math.max(afterError, afterSkip));
    }

    /** Whether the last skip ended a round. */
    private boolean rests(int skips, boolean enforcing) {
        return !enforcing && maxSkips > 0 && skips > 0 && skips % maxSkips == 0;
    }

    private long silenceAfterSkip(int skips, boolean enforcing) {
        if (skips == 0) {
            return 0;
        }
        return rests(skips, enforcing) ? rest.toMillis() : snoozeMillis(exponent(skips, enforcing));
    }

    private int exponent(int skips, boolean enforcing) {
        if (enforcing) {
            return Math.max(Math.min(skips, maxSkips) - 1, 0);
        }
        return (maxSkips == 0 ? skips : skips % maxSkips) - 1;
    }

    /** In floating point, where a large power becomes infinity rather than overflowing into the past. */
    private long snoozeMillis(int exponent) {
        double millis = (double) snooze.toMillis() * Math.pow(backoff, exponent);
        // Zero times infinity is no number at all; a snooze of zero stays zero.
        return snooze.isZero() ? 0 : (long) Math.min(LONGEST_MILLIS, millis);
    }

    /** Like {@link Instant#toEpochMilli()}, but a moment beyond its range counts as its end instead of failing. */
    private static long millis(Instant instant) {
        long limit = Long.MAX_VALUE / 4_000;
        long second = Math.max(-limit, Math.min(limit, instant.getEpochSecond()));
        return second * 1_000 + instant.getNano() / 1_000_000;
    }
}
