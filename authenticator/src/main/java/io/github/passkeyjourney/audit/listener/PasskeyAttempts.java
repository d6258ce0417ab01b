package io.github.passkeyjourney.audit.listener;

import org.jspecify.annotations.Nullable;
import org.keycloak.cache.LocalCache;

/**
 * Tries with a passkey that did not succeed, by sign-in. Keycloak reports them in a transaction of their own that cannot
 * reach the sign-in's session, so each server remembers its own; a sign-in that changes servers in between loses no more
 * than the cause of a fallback.
 */
final class PasskeyAttempts {

    private final LocalCache<String, PasskeyAttempt> bySignIn;

    PasskeyAttempts(LocalCache<String, PasskeyAttempt> bySignIn) {
        this.bySignIn = bySignIn;
    }

    /** @param signIn the id that all events of one sign-in bear; null for events that bear none */
    void add(@Nullable String signIn, PasskeyAttempt attempt) {
        if (signIn != null) {
            bySignIn.put(signIn, attempt);
        }
    }

    /** The last try of a sign-in. */
    @Nullable
    PasskeyAttempt of(@Nullable String signIn) {
        return signIn == null ? null : bySignIn.get(signIn);
    }
}
