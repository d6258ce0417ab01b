package io.github.passkeyjourney.policy;

/**
 * The facts of one sign-in.
 *
 * @param interactive somebody can answer a page
 * @param fresh the sign-in is young enough to add a key
 * @param askedThisSession the page was shown in this session already
 * @param strongestFactorUsed the strongest factor that the account has was used
 * @param passkeyHere this browser is known to have a living passkey of this user
 * @param passkeys how many passkeys the account holds; not negative
 * @param device what the browser says it can do
 * @param attachment which authenticators the realm accepts
 * @param ownsSecurityKey the account has used a roaming authenticator
 */
public record Situation(
        boolean interactive,
        boolean fresh,
        boolean askedThisSession,
        boolean strongestFactorUsed,
        boolean passkeyHere,
        int passkeys,
        DeviceCapabilities device,
        Attachment attachment,
        boolean ownsSecurityKey) {

    /**
     * @throws IllegalArgumentException if {@code passkeys} is negative
     */
    public Situation {
        if (passkeys < 0) {
            throw new IllegalArgumentException("passkeys must not be negative");
        }
    }
}
