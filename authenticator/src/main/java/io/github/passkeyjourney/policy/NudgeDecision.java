package io.github.passkeyjourney.policy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the user is asked, and why.
 *
 * @param reason the closed reason code
 * @param cohort the cohort that decided; null if none did
 * @param arm the arm that the user drew; null outside of an experiment and for its hold-out
 */
public record NudgeDecision(
        Reason reason, @Nullable Cohort cohort, @Nullable String arm) {

    private static final List<NudgeDecision> PLAIN = Arrays.stream(Reason.values())
            .map(reason -> new NudgeDecision(reason, null, null))
            .toList();

    /** A decision without a cohort, such as {@link Reason#POLICY_UNREADABLE} or {@link Reason#FAILED_OPEN}; shared. */
    public static NudgeDecision of(Reason reason) {
        return PLAIN.get(reason.ordinal());
    }

    /** Whether the page is shown. */
    public boolean asks() {
        return reason.asks();
    }

    /** Whether the page is shown without "Not now". */
    public boolean mandatory() {
        return reason == Reason.ASKED_MANDATORY;
    }
}
