package io.github.passkeyjourney.audit.event;

/**
 * A proof of recovery was wrong, expired or used up.
 *
 * @param recoveryId the recovery it was given for
 * @param method the method's name in the policy document, such as {@code saved-code}
 */
public record ProofRefused(String recoveryId, String method) implements AuditFact {}
