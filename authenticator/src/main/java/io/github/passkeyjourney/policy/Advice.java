package io.github.passkeyjourney.policy;

import java.util.Locale;
import java.util.Optional;

/** What a holder of a passkey is advised to do, so that the loss of a device locks nobody out. The list is closed. */
public enum Advice {
    /** The passkey may be synced, and is not: nothing has to be made, only switched on. */
    TURN_ON_SYNC,
    /** The passkey is bound to its device: a second one belongs on another device or a security key. */
    ADD_SECOND_DEVICE,
    /** The passkey is elsewhere or carried about: this device could have one of its own. */
    ADD_HERE,
    /** This sign-in took another device's passkey, a phone's for example, though this device could have one of its own. */
    LOCAL_AFTER_CROSS_DEVICE,
    /** The passkey expires: a new one takes its place. */
    RENEW;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in facts, reports and message keys, such as {@code turn-on-sync}. */
    public String id() {
        return id;
    }

    /** Whether a passkey is made by whoever follows it. */
    public boolean creates() {
        return this != TURN_ON_SYNC;
    }

    /** Which authenticators the new passkey may be in; {@link Attachment#ANY} where none is made. */
    public Attachment attachment() {
        return switch (this) {
            case TURN_ON_SYNC, RENEW -> Attachment.ANY;
            case ADD_SECOND_DEVICE -> Attachment.CROSS_PLATFORM;
            case ADD_HERE, LOCAL_AFTER_CROSS_DEVICE -> Attachment.PLATFORM;
        };
    }

    /** Finds a value by its exact {@link #id()}; empty if there is none. */
    public static Optional<Advice> of(String id) {
        return Words.find(values(), Advice::id, id);
    }
}
