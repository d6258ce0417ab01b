package io.github.passkeyjourney.audit.event;

import io.github.passkeyjourney.policy.Advice;

/**
 * A holder of a passkey was advised on how to outlive the loss of a device.
 *
 * @param advice what to do
 * @param outcome what became of it
 */
public record Advised(Advice advice, AdviceOutcome outcome) implements BehaviourFact {}
