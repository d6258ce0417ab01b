package io.github.passkeyjourney.platform.setup;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change remembers of the realm before and after it. It is written down in the realm and comes along in an export, so
 * it names things as exports do, never by Keycloak's ids, and holds no secret.
 *
 * @param values a value that was not there has no key
 */
public record SetupNote(Map<String, String> values) {

    /** Keeps the values as they are. */
    public SetupNote {
        values = Map.copyOf(values);
    }

    /** A value; null if there is none. */
    public @Nullable String get(String key) {
        return values.get(key);
    }
}
