package io.github.passkeyjourney.audit.store.trail;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person that a fact names, sealed by a salted hash. The chain covers the hash and never the person: when id, address and
 * salt are erased, the chain stays whole and the hash tells nobody who it was.
 *
 * @param id Keycloak's id of the person; null if not known, and after erasure
 * @param address the network that the person came from; null if not known, and after erasure
 * @param salt random; null if nobody is named, and after erasure
 * @param hash over the three, in hexadecimal; null if nobody is named
 */
record Mention(
        @Nullable String id,
        @Nullable String address,
        @Nullable String salt,
        @Nullable String hash) {

    /** Nobody is named. */
    static final Mention NOBODY = new Mention(null, null, null, null);

    /** Seals a person; {@link #NOBODY} if there is nothing to seal. */
    static Mention of(@Nullable String id, @Nullable String address, String salt) {
        return id == null && address == null ? NOBODY : new Mention(id, address, salt, seal(id, address, salt));
    }

    /** What became of it. */
    State state() {
        if (hash == null) {
            return equals(NOBODY) ? State.INTACT : State.CHANGED;
        }
        if (salt == null) {
            return id == null && address == null ? State.ERASED : State.CHANGED;
        }
        return Objects.equals(hash, seal(id, address, salt)) ? State.INTACT : State.CHANGED;
    }

    private static String seal(@Nullable String id, @Nullable String address, String salt) {
        return new Digest("passkey-journey-mention-1")
                .add(salt)
                .add(id)
                .add(address)
                .hex();
    }

    /** What became of a mention since it was sealed. */
    enum State {
        /** As it was written. */
        INTACT,
        /** Forgotten as a whole, which is allowed. */
        ERASED,
        /** Anything else. */
        CHANGED
    }
}
