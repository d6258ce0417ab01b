package io.github.passkeyjourney.audit.event;

/**
 * Somebody who takes part in an experiment came to where a passkey can be offered. The arm is that of the circumstances; the
 * hold-out has none.
 *
 * @param experiment its name in the policy
 */
public record Exposed(String experiment) implements BehaviourFact {}
