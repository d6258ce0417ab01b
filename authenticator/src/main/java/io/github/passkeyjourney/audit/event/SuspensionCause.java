package io.github.passkeyjourney.audit.event;

/** Why a passkey was suspended; the order is that of what holds where two of them come together. */
public enum SuspensionCause implements Word {
    /** Its owner reported the device lost. */
    LOST,
    /** The helpdesk did it. */
    HELPDESK,
    /** The owner answered a notice with "this wasn't me". */
    REPUDIATED
}
