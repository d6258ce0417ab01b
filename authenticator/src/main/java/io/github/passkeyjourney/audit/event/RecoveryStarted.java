package io.github.passkeyjourney.audit.event;

/**
 * Somebody began to recover the account.
 *
 * @param recoveryId the id that all facts of this recovery bear
 */
public record RecoveryStarted(String recoveryId) implements AuditFact {}
