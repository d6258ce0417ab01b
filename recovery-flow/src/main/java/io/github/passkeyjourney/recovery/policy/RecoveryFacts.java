package io.github.passkeyjourney.recovery.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides how a recovery goes on.
 *
 * @param account whose recovery it is
 * @param proofs what is verified and unused, of this recovery and this sign-in
 * @param heldUntil when its wait ends; null if none has begun
 * @param passkeyRequired whether the user's cohort is in a phase that enforces passkeys
 * @param deviceCapable whether this device can make one, as far as is known
 * @param now the moment
 */
public record RecoveryFacts(
        Account account,
        List<Proof> proofs,
        @Nullable Instant heldUntil,
        boolean passkeyRequired,
        boolean deviceCapable,
        Instant now) {

    /** Takes a copy. */
    public RecoveryFacts {
        proofs = List.copyOf(proofs);
    }
}
