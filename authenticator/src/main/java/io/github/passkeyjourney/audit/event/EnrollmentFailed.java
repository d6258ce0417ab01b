package io.github.passkeyjourney.audit.event;

/**
 * An attempt to create a passkey came to nothing.
 *
 * @param error the closed error code
 */
public record EnrollmentFailed(EnrollFailure error) implements BehaviourFact {}
