package io.github.passkeyjourney.recovery.policy;

/**
 * What matters of an account to how it is recovered.
 *
 * @param strongFactor whether it has a passkey, in force or not, or any second factor
 * @param password whether it has a password, here or in a directory
 * @param linked whether it is linked to an identity provider
 * @param passwordChangeable whether a new password can be set here
 */
public record Account(boolean strongFactor, boolean password, boolean linked, boolean passwordChangeable) {

    /**
     * Whether something stronger than a password protects it, so that one proof alone would weaken it: a passkey, a second
     * factor, or an identity provider that is the only way in.
     */
    public boolean isProtected() {
        return strongFactor || (linked && !password);
    }
}
