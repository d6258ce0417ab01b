package io.github.passkeyjourney.audit.event;

/** Why a passkey was suspended. */
public enum SuspensionCause implements Word {
    /** Its owner reported the device lost. */
    LOST,
    /** The helpdesk did it. */
    HELPDESK,
    /** The owner answered a notice with "this wasn't me". */
    REPUDIATED
}
