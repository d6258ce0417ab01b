package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.Word;

/** Whether a passkey opens its account. */
public enum PasskeyState implements Word {
    /** It does. */
    ACTIVE,
    /** It does not, until it is resumed. */
    SUSPENDED,
    /** It does not any more. */
    EXPIRED
}
