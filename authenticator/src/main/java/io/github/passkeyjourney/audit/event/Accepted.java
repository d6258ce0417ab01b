package io.github.passkeyjourney.audit.event;

/** The page that offers a passkey led to one. Passkeys from elsewhere, such as the account console, are none of these. */
public record Accepted() implements BehaviourFact {}
