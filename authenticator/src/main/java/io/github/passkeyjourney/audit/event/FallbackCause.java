package io.github.passkeyjourney.audit.event;

/** Why a holder of a passkey signed in without it. */
public enum FallbackCause implements Word {
    /** No passkey of this account is known in this browser, and none was found. */
    NO_PASSKEY_HERE,
    /** This browser cannot use passkeys, or the server refused the one that was tried. */
    UNUSABLE,
    /** A passkey was at hand. */
    CHOICE
}
