package io.github.passkeyjourney.lifecycle;

/**
 * The passkeys of a user, as far as it matters to getting in again after a loss.
 *
 * @param twoOrMore whether there are two usable ones at least
 * @param backedUp whether one of them at least is kept by its provider beyond the device
 * @param severalDevices whether two of them are known to be in different devices
 * @param recoveryProven whether a recovery has worked, or was rehearsed with success, within {@link #PROOF_DAYS}
 */
public record Holdings(boolean twoOrMore, boolean backedUp, boolean severalDevices, boolean recoveryProven) {

    /** Days for which a recovery that worked counts. */
    public static final int PROOF_DAYS = 365;

    /**
     * Whether the user can lose a device and still get in: with two passkeys, one of them backed up or in another device, or
     * with one that is backed up and a recovery that is known to work. The one definition, for reports as for whether a
     * password may go.
     */
    public boolean resilient() {
        return (twoOrMore && (backedUp || severalDevices)) || (backedUp && recoveryProven);
    }
}
