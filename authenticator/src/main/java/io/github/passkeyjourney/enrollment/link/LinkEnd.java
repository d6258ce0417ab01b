package io.github.passkeyjourney.enrollment.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a link came to nothing. */
public enum LinkEnd {
    /** Another number was typed than any phone shows. */
    WRONG_NUMBER,
    /** It was given up at the computer, or the session there has ended. */
    CANCELLED,
    /** Nothing was done in time. */
    EXPIRED,
    /** Whoever holds the phone wanted no passkey. */
    DECLINED;

    /** The word in message keys and in the store. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds an end by its exact {@link #id()}; empty if there is none. */
    static Optional<LinkEnd> of(String id) {
        return Arrays.stream(values()).filter(end -> end.id().equals(id)).findFirst();
    }
}
