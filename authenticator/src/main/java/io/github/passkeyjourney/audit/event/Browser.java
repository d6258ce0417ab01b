package io.github.passkeyjourney.audit.event;

import java.util.Arrays;
import java.util.Optional;

/** Browser families, as Keycloak's device parser tells them apart. */
public enum Browser implements Word {
    CHROME,
    EDGE,
    SAFARI,
    FIREFOX,
    OPERA,
    SAMSUNG,
    /** Anything else, and anything not known. */
    OTHER;

    /** Finds a browser by its exact {@link #id()}; empty if there is none. */
    public static Optional<Browser> of(String id) {
        return Arrays.stream(values())
                .filter(browser -> browser.id().equals(id))
                .findFirst();
    }
}
