package io.github.passkeyjourney.audit.event;

/**
 * A recovery came to its end.
 *
 * @param recoveryId the recovery
 * @param outcome how it ended
 * @param assisted whether an access pass of the helpdesk was used
 * @param seconds from its start to its end, holding period included; not negative
 */
public record RecoveryEnded(String recoveryId, RecoveryOutcome outcome, boolean assisted, long seconds)
        implements AuditFact {}
