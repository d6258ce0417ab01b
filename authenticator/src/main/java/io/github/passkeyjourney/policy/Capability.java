package io.github.passkeyjourney.policy;

/**
 * What a browser can do for passkeys. The bits are a wire format: they are the flags of the probe cookie. Append only; never
 * reorder, and never give a bit away again.
 */
public enum Capability {
    /** {@code PublicKeyCredential} exists. */
    WEBAUTHN(1 << 0),
    /** The page runs in a secure context, without which WebAuthn is hidden. */
    SECURE_CONTEXT(1 << 1),
    /** A user-verifying platform authenticator is available. */
    PLATFORM_AUTHENTICATOR(1 << 2),
    /** Passkeys can be offered in the autofill of the user name field. */
    CONDITIONAL_GET(1 << 3),
    /** A passkey can be made without a dialog after a password sign-in. */
    CONDITIONAL_CREATE(1 << 4),
    /** Another device can be used over the hybrid transport. */
    HYBRID(1 << 5),
    /** Related origin requests are understood. */
    RELATED_ORIGINS(1 << 6),
    /** The signal methods, which tell a passkey provider what the server knows, are there. */
    SIGNAL(1 << 7),
    /** The main pointer is a finger. */
    TOUCH(1 << 8);

    private final int bit;

    Capability(int bit) {
        this.bit = bit;
    }

    /** The bit of this capability in the flags of the probe cookie. */
    public int bit() {
        return bit;
    }
}
