package io.github.passkeyjourney.lifecycle.store;

import org.keycloak.provider.Provider;

/** Keeps what Keycloak's own record of a passkey has no room for. */
public interface PasskeyStore extends Provider {

    /**
     * Keeps a passkey that was just created.
     *
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database refused; the request's
     *     own transaction goes on, and the row comes with the first use
     */
    void created(PasskeyRow row);

    /** Forgets a passkey that is gone; fails as {@link #created} does. */
    void removed(String realmId, String credentialId);

    @Override
    default void close() {}
}
