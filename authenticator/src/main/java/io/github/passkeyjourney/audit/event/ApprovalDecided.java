package io.github.passkeyjourney.audit.event;

/**
 * A second person decided on an access pass.
 *
 * @param passId the pass
 * @param decision what was decided
 */
public record ApprovalDecided(String passId, ApprovalDecision decision) implements AuditFact {}
