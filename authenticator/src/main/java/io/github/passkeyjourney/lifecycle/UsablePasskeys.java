package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.platform.Passkeys;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * The passkeys that open an account, for what asks or measures: neither suspended nor expired. Where expiry cannot be found
 * out, one that may have expired is among them; what lets in and what protects does not ask here.
 */
public final class UsablePasskeys {

    private static final Logger LOG = Logger.getLogger(UsablePasskeys.class);

    private final KeycloakSession session;

    /** Those that there are for this session. */
    public UsablePasskeys(KeycloakSession session) {
        this.session = session;
    }

    /** Keycloak's ids of the credentials; costs a statement only where passkeys expire. */
    public List<String> ids(RealmModel realm, UserModel user) {
        List<String> ids = new Passkeys(user).ids();
        if (ids.isEmpty()) {
            return ids;
        }
        Set<String> expired = expired(realm, user);
        return expired.isEmpty()
                ? ids
                : ids.stream().filter(id -> !expired.contains(id)).toList();
    }

    private Set<String> expired(RealmModel realm, UserModel user) {
        List<CredentialModel> stored = user.credentialManager()
                .getStoredCredentialsByTypeStream(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .toList();
        try {
            return new PasskeyGate(session).expired(realm, user, stored);
        } catch (RuntimeException e) {
            LOG.warn("All passkeys of a user count as valid: it could not be found out which have expired", e);
            return Set.of();
        }
    }
}
