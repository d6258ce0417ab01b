package io.github.passkeyjourney.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * Asking for a second passkey.
 *
 * @param ask when to ask
 * @param localAfterCrossDevice whether a sign-in with another device's passkey leads to the offer of one for this device
 */
public record MultiDevice(Ask ask, boolean localAfterCrossDevice) {

    /** When fragile; and a local one after a cross-device sign-in. */
    public static final MultiDevice DEFAULTS = new MultiDevice(Ask.WHEN_FRAGILE, true);

    /** When a second passkey is asked for. */
    public enum Ask {
        NEVER,
        /** While the loss of one device would lock the user out. */
        WHEN_FRAGILE,
        ALWAYS;

        private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** The word in the policy document. */
        public String id() {
            return id;
        }

        /** Finds a value by its exact {@link #id()}; empty if there is none. */
        public static Optional<Ask> of(String id) {
            return Words.find(values(), Ask::id, id);
        }
    }
}
