package io.github.passkeyjourney.audit.event;

/**
 * The account has a new set of saved codes, any of which is a proof in a recovery.
 *
 * @param replaced whether there was a set before, which no longer works
 */
public record SavedCodesCreated(boolean replaced) implements AuditFact {}
