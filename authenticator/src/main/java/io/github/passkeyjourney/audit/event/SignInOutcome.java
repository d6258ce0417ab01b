package io.github.passkeyjourney.audit.event;

/** How an attempt to sign in ended. */
public enum SignInOutcome implements Word {
    /** Signed in. */
    SUCCEEDED,
    /** The server said no: wrong, expired, suspended, locked out. */
    REFUSED,
    /** The person closed the dialog, or let it time out. */
    ABANDONED
}
