package io.github.passkeyjourney.lifecycle;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The passkeys of a user, and what their owner may do about a lost one. Whoever calls has seen to it that the caller is that
 * owner, and signed in freshly enough. Names and removal are Keycloak's.
 */
public interface PasskeyInventory {

    /** Looks and acts within the transaction of this session. */
    static PasskeyInventory of(KeycloakSession session) {
        return new StoredPasskeys(session);
    }

    /**
     * All passkeys of a user, whatever their state, in the order in which they were made.
     *
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database did not answer in time
     */
    List<Passkey> list(RealmModel realm, UserModel user);

    /** The same for one of them; empty for any other id. */
    default Optional<Passkey> find(RealmModel realm, UserModel user, String credentialId) {
        return list(realm, user).stream()
                .filter(passkey -> passkey.id().equals(credentialId))
                .findFirst();
    }

    /** Whether a passkey is all that opens the account; it then can neither be removed nor reported lost. Fails as above. */
    boolean isLastWayIn(RealmModel realm, UserModel user, String credentialId);

    /**
     * The device of a passkey is lost: it is suspended at once, and the sessions that it opened end. It is removed after
     * {@link Suspension#UNDO}, unless that was undone.
     *
     * @param everySession whether all sessions of the user end, the one of this call among them
     * @return {@link SuspensionOutcome#DONE}, {@link SuspensionOutcome#UNCHANGED}, {@link SuspensionOutcome#NOT_FOUND} or
     *     {@link SuspensionOutcome#LAST_WAY_IN}; the sessions end in the first two cases
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database did not answer in time; the
     *     transaction is lost
     */
    SuspensionOutcome lost(RealmModel realm, UserModel user, String credentialId, boolean everySession);

    /**
     * The device is found: the passkey opens the account again. Only what {@link #lost} suspended can be undone.
     *
     * @return {@link SuspensionOutcome#DONE}, {@link SuspensionOutcome#UNCHANGED}, {@link SuspensionOutcome#NOT_FOUND},
     *     {@link SuspensionOutcome#HELPDESK_ONLY} or {@link SuspensionOutcome#TOO_LATE}
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException as in {@link #lost}
     */
    SuspensionOutcome undo(RealmModel realm, UserModel user, String credentialId);
}
