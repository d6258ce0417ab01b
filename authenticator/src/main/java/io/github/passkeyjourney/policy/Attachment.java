package io.github.passkeyjourney.policy;

import org.jspecify.annotations.Nullable;

/** Which authenticators the realm's WebAuthn policy accepts (Web Authentication, authenticator attachment). */
public enum Attachment {
    /** No preference. */
    ANY,
    /** Built into the device. */
    PLATFORM,
    /** A security key or another device. */
    CROSS_PLATFORM;

    /**
     * Reads the value of the realm's WebAuthn policy.
     *
     * @param webauthnPolicyValue {@code platform} or {@code cross-platform}; everything else, null included, is
     *     {@link #ANY}
     */
    public static Attachment of(@Nullable String webauthnPolicyValue) {
        if ("platform".equals(webauthnPolicyValue)) {
            return PLATFORM;
        }
        return "cross-platform".equals(webauthnPolicyValue) ? CROSS_PLATFORM : ANY;
    }
}
