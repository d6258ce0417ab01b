package io.github.passkeyjourney.audit.listener;

import io.github.passkeyjourney.policy.DeviceCapabilities;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a sign-in that succeeded.
 *
 * @param credentials types of the credentials that were used, as Keycloak's flow noted them
 * @param steps ids of the authenticators and form actions that succeeded in this sign-in
 * @param brokered whether an upstream identity provider signed the user in
 * @param holder whether the account had a passkey when the sign-in began
 * @param markedHere whether the browser marker names one of those passkeys; false where none of them was passed over
 * @param ownsSecurityKey whether the account has a roaming authenticator; false as well
 * @param device what the browser can do
 * @param attempt how an earlier try with a passkey ended; null if there was none
 */
record CompletedSignIn(
        Set<String> credentials,
        Set<String> steps,
        boolean brokered,
        boolean holder,
        boolean markedHere,
        boolean ownsSecurityKey,
        DeviceCapabilities device,
        @Nullable PasskeyAttempt attempt) {

    /** The same with what is only asked of somebody who passed a passkey over. */
    CompletedSignIn withPasskeys(boolean markedHere, boolean ownsSecurityKey) {
        return new CompletedSignIn(credentials, steps, brokered, holder, markedHere, ownsSecurityKey, device, attempt);
    }
}
