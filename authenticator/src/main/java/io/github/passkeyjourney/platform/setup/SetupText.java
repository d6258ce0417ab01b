package io.github.passkeyjourney.platform.setup;

import java.util.List;

/**
 * A sentence of the message bundles.
 *
 * @param key of the message
 * @param parameters for its places, in order
 */
public record SetupText(String key, List<String> parameters) {

    /** Keeps the parameters as they are. */
    public SetupText {
        parameters = List.copyOf(parameters);
    }

    /** The message with these parameters. */
    public static SetupText of(String key, String... parameters) {
        return new SetupText(key, List.of(parameters));
    }
}
