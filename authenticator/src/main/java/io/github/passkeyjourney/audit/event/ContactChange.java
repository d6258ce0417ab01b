package io.github.passkeyjourney.audit.event;

/** What happened to a contact for recovery. */
public enum ContactChange implements Word {
    /** Confirmed by a code, and kept. */
    ADDED,
    /** Of no use from then on. */
    REMOVED
}
