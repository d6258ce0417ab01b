package io.github.passkeyjourney.policy;

import java.util.List;

/**
 * What an advice depends on.
 *
 * @param passkeys the usable passkeys; empty where too little is known of one of them, or one proves nothing yet
 * @param all how many usable passkeys there are; not negative
 * @param resilient whether two or more of them outlive the loss of a device together
 * @param passkeyHere whether this browser is known to have one of them
 * @param crossDevice whether this sign-in took the passkey of another device, which is no security key; a hint
 * @param secondFactorUsed whether something was used that the guard takes for strong
 * @param platform today's platform
 * @param device what the browser says it can do
 * @param attachment which authenticators the realm accepts
 */
public record AdviceFacts(
        List<HeldPasskey> passkeys,
        int all,
        boolean resilient,
        boolean passkeyHere,
        boolean crossDevice,
        boolean secondFactorUsed,
        Platform platform,
        DeviceCapabilities device,
        Attachment attachment) {

    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException if {@code all} is less than there are
     */
    public AdviceFacts {
        passkeys = List.copyOf(passkeys);
        if (all < passkeys.size()) {
            throw new IllegalArgumentException("all must not be less than there are passkeys");
        }
    }

    /** Whether this device can hold a passkey of its own that the realm accepts. */
    boolean canHold() {
        return attachment != Attachment.CROSS_PLATFORM
                && device.is(Capability.WEBAUTHN)
                && device.is(Capability.PLATFORM_AUTHENTICATOR);
    }

    /** Whether a passkey can be put into another device from here, or nothing is known that speaks against it. */
    boolean canReachOthers() {
        return attachment != Attachment.PLATFORM && device.verdict(Attachment.CROSS_PLATFORM, false) != Verdict.UNABLE;
    }
}
