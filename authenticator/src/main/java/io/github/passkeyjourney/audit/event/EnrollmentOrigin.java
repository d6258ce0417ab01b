package io.github.passkeyjourney.audit.event;

/** What led to a new passkey. */
public enum EnrollmentOrigin implements Word {
    /** The nudge after a sign-in or sign-up. */
    NUDGE,
    /** The user or an application asked for it, such as the account console. */
    SELF,
    /** An admin put the action on the user, or sent it by mail. */
    ADMIN,
    /** The browser upgraded a password by itself. */
    UPGRADE,
    /** The advice to add a passkey to those that the account has. */
    MULTI_DEVICE,
    /** A passkey that expires, or has expired: this one takes its place. */
    RENEWAL,
    /** The end of a recovery. */
    RECOVERY,
    /** A phone that was linked from a signed-in computer. */
    DEVICE_LINK,
    /** Found by the repair job; what led to it is not known. */
    UNKNOWN
}
