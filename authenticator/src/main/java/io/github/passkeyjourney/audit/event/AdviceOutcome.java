package io.github.passkeyjourney.audit.event;

/** What became of an advice. */
public enum AdviceOutcome implements Word {
    /** The page was shown. */
    OFFERED,
    /** "Not now". */
    SKIPPED,
    /** A passkey was made; where none has to be, the user says that it is done. */
    FOLLOWED
}
