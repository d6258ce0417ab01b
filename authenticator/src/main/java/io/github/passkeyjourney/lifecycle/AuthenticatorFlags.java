package io.github.passkeyjourney.lifecycle;

/**
 * The flags of WebAuthn's authenticator data that tell of a passkey (Web Authentication Level 3, section 6.1).
 *
 * @param userVerified whether the device verified its user (UV)
 * @param backupEligible whether the passkey may be synced (BE)
 * @param backedUp whether it is (BS)
 */
record AuthenticatorFlags(boolean userVerified, boolean backupEligible, boolean backedUp) {

    /** After the hash of the relying party id. */
    private static final int POSITION = 32;

    private static final int UV = 1 << 2;
    private static final int BE = 1 << 3;
    private static final int BS = 1 << 4;

    /**
     * Reads them. They can be trusted only where Keycloak has verified the signature over this data.
     *
     * @throws IllegalArgumentException if the data is too short to hold flags
     */
    static AuthenticatorFlags of(byte[] authenticatorData) {
        if (authenticatorData.length <= POSITION) {
            throw new IllegalArgumentException("No authenticator data: " + authenticatorData.length + " bytes");
        }
        byte flags = authenticatorData[POSITION];
        return new AuthenticatorFlags((flags & UV) != 0, (flags & BE) != 0, (flags & BS) != 0);
    }
}
