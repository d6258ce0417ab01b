package io.github.passkeyjourney.audit.event;

/** Who or what removed a passkey or a password. */
public enum RemovalCause implements Word {
    /** The user. */
    USER,
    /** An admin. */
    ADMIN,
    /** The user, while recovering the account. */
    RECOVERY,
    /** Nobody: its device was reported lost, and that was not taken back in time. */
    LOST,
    /** Nobody: a newer passkey has taken its place, because it expires. */
    RENEWAL,
    /** Found by the repair job; who it was is not known. */
    UNKNOWN
}
