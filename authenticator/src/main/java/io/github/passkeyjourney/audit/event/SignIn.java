package io.github.passkeyjourney.audit.event;

/**
 * An attempt to sign in ended. Coming back to a session that is open already is no sign-in.
 *
 * @param method how
 * @param outcome with what result; a retry is an attempt of its own
 * @param holder whether the account had a passkey when the sign-in began; told of successes only
 */
public record SignIn(SignInMethod method, SignInOutcome outcome, boolean holder) implements BehaviourFact {}
