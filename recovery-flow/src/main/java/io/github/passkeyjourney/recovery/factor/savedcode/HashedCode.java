package io.github.passkeyjourney.recovery.factor.savedcode;

import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;

/**
 * What is kept of one code: enough to know it again, and not to tell it.
 *
 * @param slot which of the set it is; its first symbol
 * @param turn how many codes were in this place before it, all of them used
 * @param how the algorithm and its parameters, as Keycloak keeps them for passwords
 * @param hash the salt and the hash of all sixteen symbols
 */
record HashedCode(int slot, int turn, PasswordCredentialData how, PasswordSecretData hash) {

    static HashedCode of(int slot, int turn, PasswordCredentialModel hashed) {
        return new HashedCode(slot, turn, hashed.getPasswordCredentialData(), hashed.getPasswordSecretData());
    }

    /** As Keycloak's hash providers take it. */
    PasswordCredentialModel asPassword() {
        return PasswordCredentialModel.createFromValues(how, hash);
    }
}
