package io.github.passkeyjourney.recovery.secret;

import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What only the servers of a realm know: the key by which Keycloak signs what it hands to itself. */
public final class RealmSecret {

    private RealmSecret() {}

    /** The key that is in use. Whoever stores something that was made with it must stand its change. */
    public static byte[] of(KeycloakSession session, RealmModel realm) {
        return session.keys()
                .getActiveKey(realm, KeyUse.SIG, Algorithm.HS512)
                .getSecretKey()
                .getEncoded();
    }
}
