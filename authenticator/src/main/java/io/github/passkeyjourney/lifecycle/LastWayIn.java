package io.github.passkeyjourney.lifecycle;

/**
 * Whether a passkey that was verified and may not be used is let in to be renewed, and for nothing else
 * (docs/adr/0017-renewal.md). Pure.
 *
 * @param verdict why it may not be used
 * @param userVerified whether the authenticator has verified its user this time
 * @param signIn whether this is a sign-in on Keycloak's login page, which ends with required actions
 * @param renewable whether the page that renews is in force in the realm
 * @param otherWayIn whether anything else opens the account
 */
record LastWayIn(PasskeyVerdict verdict, boolean userVerified, boolean signIn, boolean renewable, boolean otherWayIn) {

    /** Only what has expired, and only where nothing is in doubt. */
    boolean isToBeRenewed() {
        return verdict.state() == PasskeyState.EXPIRED && userVerified && signIn && renewable && !otherWayIn;
    }
}
