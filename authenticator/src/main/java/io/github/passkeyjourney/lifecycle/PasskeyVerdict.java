package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.Word;

/** Whether a passkey may be used now, and why not; its word is in the event of a sign-in that was refused (docs/events.md). */
public enum PasskeyVerdict implements Word {
    /** It may. */
    USABLE,
    /** It is suspended. */
    SUSPENDED,
    /** It was made longer ago than the policy allows. */
    EXPIRED_AGE,
    /** It was not used for longer than the policy allows. */
    EXPIRED_IDLE,
    /** It may have been unused for too long, and the database did not tell. */
    UNCHECKED;

    /** Whether it may be used. */
    public boolean allows() {
        return this == USABLE;
    }

    /** The state of such a passkey, as its owner and the helpdesk see it. */
    public PasskeyState state() {
        return switch (this) {
            case USABLE, UNCHECKED -> PasskeyState.ACTIVE;
            case SUSPENDED -> PasskeyState.SUSPENDED;
            case EXPIRED_AGE, EXPIRED_IDLE -> PasskeyState.EXPIRED;
        };
    }
}
