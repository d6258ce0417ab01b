package io.github.passkeyjourney.policy;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one usable passkey of an account. Null means not known.
 *
 * @param backupEligible whether it may be synced
 * @param backedUp whether it is
 * @param carried whether it is in a security key, which is carried from device to device
 * @param platform the platform of the device that it is in
 */
public record HeldPasskey(
        @Nullable Boolean backupEligible,
        @Nullable Boolean backedUp,
        boolean carried,
        @Nullable Platform platform) {

    boolean bound() {
        return Boolean.FALSE.equals(backupEligible);
    }

    boolean syncable() {
        return Boolean.TRUE.equals(backupEligible) && Boolean.FALSE.equals(backedUp);
    }
}
