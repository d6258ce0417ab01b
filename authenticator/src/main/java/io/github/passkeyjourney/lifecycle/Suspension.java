package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.SuspensionCause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a passkey is suspended.
 *
 * @param cause who did it, and why
 * @param at since when
 */
public record Suspension(SuspensionCause cause, Instant at) {

    /** For so long the owner can take back that a device was lost; then its passkey is removed. */
    public static final Duration UNDO = Duration.ofDays(7);

    /** Until when the owner can undo it; null if only the helpdesk can. */
    public @Nullable Instant undoUntil() {
        return cause == SuspensionCause.LOST ? at.plus(UNDO) : null;
    }

    /**
     * Whether a new cause takes the place of this one: the one that leaves fewer people who may resume the passkey holds, and
     * nothing begins anew for being told again.
     */
    boolean yieldsTo(SuspensionCause other) {
        return other.compareTo(cause) > 0;
    }
}
