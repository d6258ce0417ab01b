package io.github.passkeyjourney.audit.event;

import java.time.Instant;

/**
 * The proofs suffice, but the policy wants to wait, so that the owner can object.
 *
 * @param recoveryId the recovery that waits
 * @param until when it may go on
 */
public record RecoveryHeld(String recoveryId, Instant until) implements AuditFact {}
