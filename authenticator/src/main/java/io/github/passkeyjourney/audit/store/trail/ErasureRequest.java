package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * A user or a realm to be forgotten: a row of PJ_AUDIT_ERASURE, filed in the transaction of the removal and carried out by
 * the leader, again and again until it worked. So a removal neither waits for the trail nor fails with it.
 *
 * @param realmId Keycloak's id of the realm
 * @param userId Keycloak's id of the user, or {@link #EVERYBODY}
 * @param requestedAt milliseconds of the epoch
 */
record ErasureRequest(String realmId, String userId, long requestedAt) {

    static final String TABLE = "PJ_AUDIT_ERASURE";

    private static final Logger LOG = Logger.getLogger(ErasureRequest.class);
    private static final String EVERYBODY = "*";

    static ErasureRequest ofUser(String realmId, String userId, long requestedAt) {
        return new ErasureRequest(realmId, userId, requestedAt);
    }

    static ErasureRequest ofRealm(String realmId, long requestedAt) {
        return new ErasureRequest(realmId, EVERYBODY, requestedAt);
    }

    /** Whether the whole realm is to be forgotten. */
    boolean isOfRealm() {
        return userId.equals(EVERYBODY);
    }

    /** Files the request in the session's transaction. Never fails: the sweep finds whom it could not be filed for. */
    void file(KeycloakSession session) {
        try {
            IsolatedSql sql = new IsolatedSql(session);
            if (!renewed(sql)) {
                insert(sql);
            }
        } catch (RuntimeException e) {
            LOG.warn("An erasure from PJ_AUDIT is left to the sweep", e);
        }
    }

    /** A realm that was imported again and removed again within a minute is to be forgotten up to the last time. */
    private boolean renewed(IsolatedSql sql) {
        String update =
                "UPDATE " + sql.table(TABLE) + " SET REQUESTED_AT = ?, DUE_AT = ? WHERE REALM_ID = ? AND USER_ID = ?";
        return sql.update(update, requestedAt, requestedAt, realmId, userId) > 0;
    }

    private void insert(IsolatedSql sql) {
        try {
            String insert = "INSERT INTO " + sql.table(TABLE)
                    + " (REALM_ID, USER_ID, REQUESTED_AT, DUE_AT) VALUES (?, ?, ?, ?)";
            sql.update(insert, realmId, userId, requestedAt, requestedAt);
        } catch (FailedStatementException e) {
            if (!e.isDuplicate()) {
                throw e;
            }
        }
    }
}
