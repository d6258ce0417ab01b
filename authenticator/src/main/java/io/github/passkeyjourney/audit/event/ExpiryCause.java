package io.github.passkeyjourney.audit.event;

/** Which limit of the policy ends a passkey. */
public enum ExpiryCause implements Word {
    /** {@code maxAge}: nothing but a new passkey helps. */
    AGE,
    /** {@code maxIdle}: using it puts the end off. */
    IDLE
}
