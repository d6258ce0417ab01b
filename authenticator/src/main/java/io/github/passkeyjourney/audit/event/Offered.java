package io.github.passkeyjourney.audit.event;

/**
 * The page that offers a passkey was shown.
 *
 * @param mandatory whether it was without "Not now"
 */
public record Offered(boolean mandatory) implements BehaviourFact {}
