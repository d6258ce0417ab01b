package io.github.passkeyjourney.policy;

/**
 * Passkeys made without a question after a password sign-in.
 *
 * @param automatic whether phases from {@link Phase#ENCOURAGE} on try it
 */
public record Upgrade(boolean automatic) {

    /** On. */
    public static final Upgrade DEFAULTS = new Upgrade(true);
}
