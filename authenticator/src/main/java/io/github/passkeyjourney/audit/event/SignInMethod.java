package io.github.passkeyjourney.audit.event;

/** How somebody signs in. */
public enum SignInMethod implements Word {
    /** A passkey alone. */
    PASSKEY,
    /** A password alone. */
    PASSWORD,
    /** A password and a one-time code. */
    PASSWORD_OTP,
    /** A password and a security key, which is WebAuthn as a second factor. */
    PASSWORD_SECURITY_KEY,
    /** A password and a saved recovery code. */
    PASSWORD_RECOVERY_CODE,
    /** An upstream identity provider. */
    BROKER,
    /** A link or code from a mail, such as after a forgotten password. */
    RECOVERY,
    /** Anything else: Kerberos, client certificates, custom steps. */
    OTHER
}
