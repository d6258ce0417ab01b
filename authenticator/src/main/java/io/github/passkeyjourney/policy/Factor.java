package io.github.passkeyjourney.policy;

/** What an account may hold that proves more than its password does. */
public enum Factor {
    /** A passkey. */
    PASSKEY,
    /** A security key that serves as second factor. */
    SECURITY_KEY,
    /** An authenticator app. */
    ONE_TIME_CODE
}
