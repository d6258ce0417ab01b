package io.github.passkeyjourney.lifecycle;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Whether an account still opens once a passkey is gone: by a password, by another passkey, or by an identity provider.
 *
 * <p>All methods throw {@link io.github.passkeyjourney.platform.store.FailedStatementException} if the database did not answer
 * in time.
 */
final class OtherWaysIn {

    private final KeycloakSession session;

    OtherWaysIn(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Whether a passkey may go. One that opens nothing always may.
     *
     * @param types of the user's credentials by their ids: of those that are there now, where several may go at the same moment
     */
    boolean mayGo(RealmModel realm, UserModel user, String credentialId, Map<String, String> types) {
        Map<String, String> beside = new HashMap<>(types);
        beside.remove(credentialId);
        if (isWithoutPasskey(realm, user, beside.values())) {
            return true;
        }
        List<String> active = active(realm, user);
        return !active.contains(credentialId) || active.stream().anyMatch(beside::containsKey);
    }

    /**
     * Whether one passkey is all that opens the account. No statement of ours where there is a password.
     *
     * @param types as above
     */
    boolean isOnePasskey(RealmModel realm, UserModel user, Map<String, String> types) {
        return !isWithoutPasskey(realm, user, types.values())
                && active(realm, user).stream().filter(types::containsKey).count() == 1;
    }

    /** What the session knows, which is enough for what is only shown. */
    static Map<String, String> known(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .collect(Collectors.toUnmodifiableMap(CredentialModel::getId, CredentialModel::getType));
    }

    /** Whether anything opens the account besides passkeys that have expired. */
    boolean isOpenWithoutExpired(RealmModel realm, UserModel user) {
        List<String> types = user.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getType)
                .toList();
        return isWithoutPasskey(realm, user, types) || !active(realm, user).isEmpty();
    }

    private boolean isWithoutPasskey(RealmModel realm, UserModel user, Collection<String> types) {
        // A directory keeps its passwords to itself.
        return user.isFederated()
                || types.contains(PasswordCredentialModel.TYPE)
                || session.users()
                        .getFederatedIdentitiesStream(realm, user)
                        .findAny()
                        .isPresent();
    }

    private List<String> active(RealmModel realm, UserModel user) {
        return PasskeyInventory.of(session).list(realm, user).stream()
                .filter(passkey -> passkey.state() == PasskeyState.ACTIVE)
                .map(Passkey::id)
                .toList();
    }
}
