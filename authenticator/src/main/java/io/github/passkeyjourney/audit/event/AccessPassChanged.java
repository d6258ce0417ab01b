package io.github.passkeyjourney.audit.event;

/**
 * An access pass took a step of its life.
 *
 * @param passId the pass; its secret is nowhere in a fact
 * @param step what happened to it
 */
public record AccessPassChanged(String passId, AccessPassStep step) implements AuditFact {}
