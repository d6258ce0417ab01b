package io.github.passkeyjourney.recovery.policy;

/** What a recovery may end in. */
public enum Ending {
    /** A new passkey. */
    PASSKEY,
    /** A new password. */
    PASSWORD
}
