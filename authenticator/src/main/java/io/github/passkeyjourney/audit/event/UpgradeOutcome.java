package io.github.passkeyjourney.audit.event;

/** What came of an automatic upgrade. */
public enum UpgradeOutcome implements Word {
    /** The browser created a passkey. */
    CREATED,
    /** The browser or the server declined; nobody was bothered. */
    DECLINED
}
