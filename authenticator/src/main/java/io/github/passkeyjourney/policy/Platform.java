package io.github.passkeyjourney.policy;

import java.util.Locale;
import java.util.Optional;

/** Operating system families that matter to passkeys. */
public enum Platform {
    WINDOWS,
    MACOS,
    /** iPhone and iPad. */
    IOS,
    ANDROID,
    CHROMEOS,
    LINUX,
    /** Anything else, and anything not known. */
    OTHER;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The word in the policy document and in reports: lower case. */
    public String id() {
        return id;
    }

    /** Whether this is a phone or tablet. */
    public boolean mobile() {
        return this == IOS || this == ANDROID;
    }

    /** Finds a platform by its exact {@link #id()}; empty if there is none. */
    public static Optional<Platform> of(String id) {
        return Words.find(values(), Platform::id, id);
    }
}
