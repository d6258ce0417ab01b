package io.github.passkeyjourney.audit.event;

/**
 * A user rehearsed the recovery of the account; nothing was changed by it.
 *
 * @param outcome whether it would have worked
 */
public record DrillEnded(DrillOutcome outcome) implements AuditFact {}
