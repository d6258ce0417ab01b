package io.github.passkeyjourney.audit.event;

/** What a contact for recovery is. */
public enum ContactKind implements Word {
    /** A second e-mail address. */
    EMAIL,
    /** A phone number that takes text messages. */
    PHONE
}
