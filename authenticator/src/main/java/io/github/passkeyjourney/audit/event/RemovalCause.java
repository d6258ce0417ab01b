package io.github.passkeyjourney.audit.event;

/** Who or what removed a passkey. */
public enum RemovalCause implements Word {
    /** The user. */
    USER,
    /** An admin. */
    ADMIN,
    /** The user, while recovering the account. */
    RECOVERY,
    /** Found by the repair job; who it was is not known. */
    UNKNOWN
}
