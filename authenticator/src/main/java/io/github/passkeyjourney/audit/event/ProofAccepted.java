package io.github.passkeyjourney.audit.event;

/**
 * A proof of recovery was verified.
 *
 * @param recoveryId the recovery it counts for
 * @param method the method's name in the policy document, such as {@code saved-code}
 */
public record ProofAccepted(String recoveryId, String method) implements AuditFact {}
