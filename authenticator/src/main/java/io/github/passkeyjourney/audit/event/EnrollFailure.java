package io.github.passkeyjourney.audit.event;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why no passkey came of an attempt: the closed list that the page's script maps the errors of WebAuthn to (W3C WebAuthn
 * Level 3, section 5.1.3). Each has its own explanation and next step in the message bundles.
 */
public enum EnrollFailure implements Word {
    /** The dialog was closed, or nobody answered it in time: browsers do not tell the two apart. */
    CANCELLED,
    /** This device already holds a passkey of this account. */
    ALREADY_REGISTERED,
    /** Nothing here can create a passkey. */
    NO_AUTHENTICATOR,
    /** The page was not loaded over a secure connection. */
    INSECURE_CONTEXT,
    /** The address of the page and the realm's relying party id do not belong together. */
    SECURITY_ERROR,
    /** The device has no screen lock, or cannot store what the realm asks for. */
    CONSTRAINT,
    /** Anything else, and whatever the server refused. */
    UNKNOWN;

    /** The failure of a posted code; whatever is not on the list is {@link #UNKNOWN}. Empty where none was posted. */
    public static Optional<EnrollFailure> of(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(failure -> failure.id().equals(code))
                .findFirst()
                .orElse(UNKNOWN));
    }
}
