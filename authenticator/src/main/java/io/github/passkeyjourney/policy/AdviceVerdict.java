package io.github.passkeyjourney.policy;

import org.jspecify.annotations.Nullable;

/**
 * Whether a holder of a passkey is advised, and how.
 *
 * @param advice what to do; null unless the reason is {@link AdviceReason#ADVISED}
 * @param reason why, or why not
 */
public record AdviceVerdict(@Nullable Advice advice, AdviceReason reason) {

    /**
     * @throws IllegalArgumentException if the two do not fit
     */
    public AdviceVerdict {
        if ((advice != null) != (reason == AdviceReason.ADVISED)) {
            throw new IllegalArgumentException(reason + " does not go with " + advice);
        }
    }

    static AdviceVerdict of(Advice advice) {
        return new AdviceVerdict(advice, AdviceReason.ADVISED);
    }

    /** Nothing is advised. */
    public static AdviceVerdict none(AdviceReason reason) {
        return new AdviceVerdict(null, reason);
    }
}
