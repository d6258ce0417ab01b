package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.policy.Platform;
import org.jspecify.annotations.Nullable;

/** Looks at the passkeys of one user, one after the other, and sums up what they are worth after a loss. */
public final class HoldingsTally {

    private static final String BESIDE_THE_DEVICE = "cross-platform";

    private int passkeys;
    private boolean backedUp;
    private boolean severalDevices;
    private @Nullable String platform;
    private @Nullable String attachment;
    private @Nullable String vendor;

    /**
     * Adds a passkey. Two security keys are told apart by their vendors: the platform is only where they were registered.
     *
     * @param madeOn the word of the platform; null if not known
     * @param attachedHow {@code platform} or {@code cross-platform}; null if not known
     * @param madeBy the name of its kind; null if not known
     * @param keptBeyond whether it is kept beyond its device
     */
    public void add(
            @Nullable String madeOn, @Nullable String attachedHow, @Nullable String madeBy, boolean keptBeyond) {
        boolean key = BESIDE_THE_DEVICE.equals(attachedHow);
        String knownPlatform = key || Platform.OTHER.id().equals(madeOn) ? null : madeOn;
        String keyVendor = key ? madeBy : null;
        severalDevices |=
                differ(platform, knownPlatform) || differ(attachment, attachedHow) || differ(vendor, keyVendor);
        platform = knownPlatform == null ? platform : knownPlatform;
        attachment = attachedHow == null ? attachment : attachedHow;
        vendor = keyVendor == null ? vendor : keyVendor;
        backedUp |= keptBeyond;
        passkeys++;
    }

    /**
     * What was added is worth this.
     *
     * @param recoveryProven as in {@link Holdings}
     */
    public Holdings holdings(boolean recoveryProven) {
        return new Holdings(passkeys > 1, backedUp, severalDevices, recoveryProven);
    }

    /** Whether both are known, and not the same. */
    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }
}
