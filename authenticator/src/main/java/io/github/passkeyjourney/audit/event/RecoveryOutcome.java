package io.github.passkeyjourney.audit.event;

/** How a recovery ended. */
public enum RecoveryOutcome implements Word {
    /** The account is open again. */
    COMPLETED,
    /** The proofs did not suffice. */
    DENIED,
    /** Nobody went on in time. */
    ABANDONED,
    /** The owner said that it was somebody else. */
    REPUDIATED
}
