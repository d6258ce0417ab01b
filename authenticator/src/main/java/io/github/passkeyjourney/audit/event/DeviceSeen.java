package io.github.passkeyjourney.audit.event;

/**
 * A browser told what it can do with passkeys. A hint that the visitor could forge.
 *
 * @param known bits of the capabilities that were tested, as {@link io.github.passkeyjourney.policy.Capability} numbers
 *     them
 * @param present bits of those that are there
 */
public record DeviceSeen(int known, int present) implements BehaviourFact {}
