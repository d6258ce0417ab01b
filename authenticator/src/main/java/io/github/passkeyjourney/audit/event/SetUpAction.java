package io.github.passkeyjourney.audit.event;

/** What was done to the set-up of a realm. */
public enum SetUpAction implements Word {
    /** The plan was applied. */
    APPLIED,
    /** What was applied is undone. */
    UNDONE
}
