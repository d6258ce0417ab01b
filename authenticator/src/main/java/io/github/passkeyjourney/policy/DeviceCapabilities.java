package io.github.passkeyjourney.policy;

import java.util.Arrays;

/**
 * What the probe script found out about one browser. A hint, never a proof: the client wrote it. Each capability is
 * known to be there, known to be absent, or unknown.
 *
 * <p>Bits that no {@link Capability} has are dropped, since a newer script may send more; a bit that is present but not
 * known counts as unknown.
 *
 * @param known bits of the capabilities that were tested
 * @param present bits of those that are there
 * @param platform operating system family
 */
public record DeviceCapabilities(int known, int present, Platform platform) {

    /** Nothing is known. */
    public static final DeviceCapabilities UNKNOWN = new DeviceCapabilities(0, 0, Platform.OTHER);

    private static final int ALL =
            Arrays.stream(Capability.values()).mapToInt(Capability::bit).sum();

    /** Drops what cannot be interpreted; never fails, because the bits come from a cookie. */
    public DeviceCapabilities {
        known &= ALL;
        present &= known;
    }

    /** Known to be there. */
    public boolean is(Capability capability) {
        return (present & capability.bit()) != 0;
    }

    /** Known to be absent. */
    public boolean isNot(Capability capability) {
        return (known & ~present & capability.bit()) != 0;
    }

    /** A copy in which the capability is known. */
    public DeviceCapabilities with(Capability capability, boolean there) {
        int bit = capability.bit();
        return new DeviceCapabilities(known | bit, there ? present | bit : present & ~bit, platform);
    }

    /**
     * Whether this device can make a passkey of the accepted kind. Allocation-free.
     *
     * @param attachment what the realm accepts
     * @param ownsSecurityKey whether the account has used a roaming authenticator, which then can serve here too
     */
    public Verdict verdict(Attachment attachment, boolean ownsSecurityKey) {
        if (known == 0) {
            return Verdict.UNKNOWN;
        }
        if (isNot(Capability.WEBAUTHN) || isNot(Capability.SECURE_CONTEXT)) {
            return Verdict.UNABLE;
        }
        if (!is(Capability.WEBAUTHN)) {
            return Verdict.PARTLY;
        }
        return switch (attachment) {
            case PLATFORM -> platformVerdict();
            // A security key cannot be asked for before it is tried.
            case CROSS_PLATFORM -> Verdict.ABLE;
            case ANY -> anyVerdict(ownsSecurityKey);
        };
    }

    private Verdict platformVerdict() {
        if (is(Capability.PLATFORM_AUTHENTICATOR)) {
            return Verdict.ABLE;
        }
        return isNot(Capability.PLATFORM_AUTHENTICATOR) ? Verdict.UNABLE : Verdict.PARTLY;
    }

    private Verdict anyVerdict(boolean ownsSecurityKey) {
        if (ownsSecurityKey || is(Capability.PLATFORM_AUTHENTICATOR) || is(Capability.HYBRID)) {
            return Verdict.ABLE;
        }
        boolean bothAbsent = isNot(Capability.PLATFORM_AUTHENTICATOR) && isNot(Capability.HYBRID);
        return bothAbsent ? Verdict.UNABLE : Verdict.PARTLY;
    }
}
