package io.github.passkeyjourney.audit.event;

/**
 * The browser was asked to create a passkey without a dialog, after a sign-in with a password.
 *
 * @param outcome what came of it
 */
public record UpgradeAttempted(UpgradeOutcome outcome) implements BehaviourFact {}
