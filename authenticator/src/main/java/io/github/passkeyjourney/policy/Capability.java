package io.github.passkeyjourney.policy;

/**
 * What a browser can do for passkeys. The order of the constants is a wire format: bit <i>n</i> of the probe cookie is
 * the constant with ordinal <i>n</i>. Append only; never reorder, rename away or reuse.
 */
public enum Capability {
    /** {@code PublicKeyCredential} exists. */
    WEBAUTHN,
    /** The page runs in a secure context, without which WebAuthn is hidden. */
    SECURE_CONTEXT,
    /** A user-verifying platform authenticator is available. */
    PLATFORM_AUTHENTICATOR,
    /** Passkeys can be offered in the autofill of the user name field. */
    CONDITIONAL_GET,
    /** A passkey can be made without a dialog after a password sign-in. */
    CONDITIONAL_CREATE,
    /** Another device can be used over the hybrid transport. */
    HYBRID,
    /** Related origin requests are understood. */
    RELATED_ORIGINS,
    /** The signal methods, which tell a passkey provider what the server knows, are there. */
    SIGNAL,
    /** The main pointer is a finger. */
    TOUCH;

    private final int bit = 1 << ordinal();

    /** The bit of this capability in the flags of the probe cookie. */
    public int bit() {
        return bit;
    }
}
