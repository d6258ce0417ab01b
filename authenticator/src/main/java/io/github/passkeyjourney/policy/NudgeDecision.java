package io.github.passkeyjourney.policy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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

    private static final Map<Reason, NudgeDecision> PLAIN = all(null, null);

    /** A decision without a cohort, such as {@link Reason#POLICY_UNREADABLE} or {@link Reason#FAILED_OPEN}; shared. */
    public static NudgeDecision of(Reason reason) {
        return Objects.requireNonNull(PLAIN.get(reason));
    }

    /** One decision per reason. */
    static Map<Reason, NudgeDecision> all(@Nullable Cohort cohort, @Nullable String arm) {
        Map<Reason, NudgeDecision> all = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            all.put(reason, new NudgeDecision(reason, cohort, arm));
        }
        return all;
    }

    /** Whether the page is shown. */
    public boolean asks() {
        return reason.asks();
    }

    /** Whether a passkey may be made without a question for the users of the cohort. */
    public boolean upgrades() {
        return cohort != null && cohort.phase().upgrades();
    }

    /** Whether the page is shown without "Not now". */
    public boolean mandatory() {
        return reason == Reason.ASKED_MANDATORY;
    }
}
