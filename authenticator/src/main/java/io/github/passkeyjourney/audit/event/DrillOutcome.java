package io.github.passkeyjourney.audit.event;

/** The result of a rehearsed recovery. */
public enum DrillOutcome implements Word {
    /** It would have worked. */
    PASSED,
    /** The proofs did not suffice. */
    FAILED,
    /** The user broke it off. */
    ABANDONED
}
