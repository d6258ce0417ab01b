package io.github.passkeyjourney.audit.event;

/**
 * Somebody who has a passkey signed in without it.
 *
 * @param cause why, as far as can be known
 * @param method what was used instead
 */
public record Fallback(FallbackCause cause, SignInMethod method) implements BehaviourFact {}
