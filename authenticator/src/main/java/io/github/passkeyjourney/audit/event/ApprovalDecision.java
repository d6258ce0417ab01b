package io.github.passkeyjourney.audit.event;

/** What the second person decided. */
public enum ApprovalDecision implements Word {
    /** Yes. */
    APPROVED,
    /** No. */
    REJECTED
}
