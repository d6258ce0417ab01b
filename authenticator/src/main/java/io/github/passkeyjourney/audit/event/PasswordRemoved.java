package io.github.passkeyjourney.audit.event;

/**
 * The password is gone from the account.
 *
 * @param cause who or what removed it
 */
public record PasswordRemoved(RemovalCause cause) implements AuditFact {}
