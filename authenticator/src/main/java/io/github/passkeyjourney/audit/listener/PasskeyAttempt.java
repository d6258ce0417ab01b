package io.github.passkeyjourney.audit.listener;

/** How an earlier try with a passkey ended in the same sign-in. */
enum PasskeyAttempt {
    /** The dialog was closed or timed out. */
    ABANDONED,
    /** The browser or the server refused. */
    REFUSED
}
