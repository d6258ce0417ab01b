package io.github.passkeyjourney.audit.event;

/** A step in the life of an access pass. */
public enum AccessPassStep implements Word {
    /** Asked for by the helpdesk. */
    ISSUED,
    /** Shown, once, to the one who issued it. */
    REVEALED,
    /** Used by the user. */
    REDEEMED,
    /** Taken back before it was used. */
    WITHDRAWN,
    /** Not used in time. */
    EXPIRED
}
