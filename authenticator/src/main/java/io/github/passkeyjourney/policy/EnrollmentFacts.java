package io.github.passkeyjourney.policy;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a passkey may be made now.
 *
 * @param signInAge since the account was last proven; null if nobody knows, which counts as too old
 * @param held the stronger factors that the account had when this sign-in began
 * @param secondFactorUsed whether one of them, or a recovery code, was used in this sign-in
 * @param passkeys how many passkeys the account holds; not negative
 */
public record EnrollmentFacts(@Nullable Duration signInAge, Set<Factor> held, boolean secondFactorUsed, int passkeys) {

    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException if {@code passkeys} is negative
     */
    public EnrollmentFacts {
        if (passkeys < 0) {
            throw new IllegalArgumentException("passkeys must not be negative");
        }
        held = Set.copyOf(held);
    }
}
