package io.github.passkeyjourney.audit.event;

/**
 * The account has another contact for recovery, or one less. The address or number itself is no part of a fact.
 *
 * @param kind what it is
 * @param change what happened to it
 */
public record ContactsChanged(ContactKind kind, ContactChange change) implements AuditFact {}
