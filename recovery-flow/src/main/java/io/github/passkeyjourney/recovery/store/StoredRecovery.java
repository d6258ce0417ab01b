package io.github.passkeyjourney.recovery.store;

import io.github.passkeyjourney.recovery.policy.RecoveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recovery as the database has it.
 *
 * @param id that all its facts bear
 * @param claimantKey whose it is
 * @param state how far it has come
 * @param startedAt when the first proof was given
 * @param heldUntil when its wait ends; null if it had none
 * @param openedAt when the proofs sufficed and the wait was over; null as long as they do not
 */
public record StoredRecovery(
        String id,
        String claimantKey,
        RecoveryState state,
        Instant startedAt,
        @Nullable Instant heldUntil,
        @Nullable Instant openedAt) {}
