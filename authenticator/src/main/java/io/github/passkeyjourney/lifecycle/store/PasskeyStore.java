package io.github.passkeyjourney.lifecycle.store;

import java.util.List;
import java.util.Set;
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

    /**
     * Whether one of these passkeys was backed up when it was last seen; fails as {@link #created} does.
     *
     * @param credentialIds Keycloak's ids of living passkeys of one user, at least one
     */
    boolean backedUp(String realmId, List<String> credentialIds);

    /**
     * Those of these passkeys that were made without their user, who has not been verified with them since; fails as
     * {@link #created} does.
     *
     * @param credentialIds Keycloak's ids of living passkeys of one user, at least one
     */
    Set<String> unproven(String realmId, List<String> credentialIds);

    @Override
    default void close() {}
}
