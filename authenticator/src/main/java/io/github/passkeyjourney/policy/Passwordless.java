package io.github.passkeyjourney.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of the password of a resilient account in {@link Phase#PASSWORDLESS}.
 *
 * @param password the rule
 */
public record Passwordless(Password password) {

    /** The password stays. */
    public static final Passwordless DEFAULTS = new Passwordless(Password.KEEP);

    /** What becomes of the password. */
    public enum Password {
        /** It stays. */
        KEEP,
        /** The user may remove it. */
        OFFER,
        /** It is removed. */
        REMOVE;

        private final String id = name().toLowerCase(Locale.ROOT);

        /** The word in the policy document. */
        public String id() {
            return id;
        }

        /** Finds a value by its exact {@link #id()}; empty if there is none. */
        public static Optional<Password> of(String id) {
            return Words.find(values(), Password::id, id);
        }
    }
}
