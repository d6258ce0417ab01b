package io.github.passkeyjourney.lifecycle;

/**
 * What decides whether a password may go.
 *
 * @param stored whether Keycloak itself keeps one
 * @param holdings the passkeys that are left then
 * @param openedByPasskey whether this very sign-in was by a passkey alone, a moment ago
 * @param coolingOff whether that passkey is so new that it cannot remove what is older
 */
record PasswordFacts(boolean stored, Holdings holdings, boolean openedByPasskey, boolean coolingOff) {

    /** Decides. */
    PasswordVerdict verdict() {
        if (!stored) {
            return PasswordVerdict.NO_PASSWORD;
        }
        if (!holdings.resilient()) {
            return PasswordVerdict.NOT_RESILIENT;
        }
        if (!openedByPasskey) {
            return PasswordVerdict.PASSKEY_FIRST;
        }
        return coolingOff ? PasswordVerdict.COOLING_OFF : PasswordVerdict.ALLOWED;
    }
}
