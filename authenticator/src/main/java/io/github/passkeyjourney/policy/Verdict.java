package io.github.passkeyjourney.policy;

/** Whether a device can make a passkey that the realm accepts. */
public enum Verdict {
    /** It can, as far as a browser can tell. */
    ABLE,
    /** It said that it cannot. */
    UNABLE,
    /** It said something, but not enough: the page has to look again. */
    PARTLY,
    /** It said nothing. */
    UNKNOWN
}
