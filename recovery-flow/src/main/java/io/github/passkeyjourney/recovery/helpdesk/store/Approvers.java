package io.github.passkeyjourney.recovery.helpdesk.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The roster of those who may approve, with the moment when each was first seen with the role: whoever can grant roles could grant
 * himself that one, and decide on a case that is there already (DESIGN §7).
 *
 * <p>All methods throw {@link FailedStatementException} if the database refused or did not answer in time.
 */
public final class Approvers {

    static final String TABLE = "PJ_APPROVER";

    private final TransactionalSql sql;
    private final Clock clock;

    /** The roster in the session's transaction. */
    public Approvers(KeycloakSession session, Clock clock) {
        this.sql = new TransactionalSql(session, Cases.TIMEOUT);
        this.clock = clock;
    }

    /** Since when somebody has been on it. */
    public Optional<Instant> since(String realmId, String userId) {
        return sql.first(
                "SELECT SEEN_AT FROM " + sql.table(TABLE) + " WHERE REALM_ID = ? AND USER_ID = ?",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                realmId,
                userId);
    }

    /** Puts somebody on it who is seen with the role, at once, whatever becomes of the request; nothing new if he is on it. */
    public void see(KeycloakSessionFactory factory, String realmId, String userId) {
        if (since(realmId, userId).isPresent()) {
            return;
        }
        try {
            TransactionalSql.inTransaction(
                    factory,
                    Cases.TIMEOUT,
                    own -> own.update(
                            "INSERT INTO " + own.table(TABLE) + " (REALM_ID, USER_ID, SEEN_AT) VALUES (?, ?, ?)",
                            realmId,
                            userId,
                            clock.millis()));
        } catch (FailedStatementException e) {
            // Somebody else has seen him, too.
            if (!e.isDuplicate()) {
                throw e;
            }
        }
    }

    /** Takes somebody off it who has the role no more. */
    public void forget(String realmId, String userId) {
        sql.update("DELETE FROM " + sql.table(TABLE) + " WHERE REALM_ID = ? AND USER_ID = ?", realmId, userId);
    }

    /** Everybody on it, by id, in the order in which they were seen. */
    public List<String> all(String realmId) {
        return sql.all(
                "SELECT USER_ID FROM " + sql.table(TABLE) + " WHERE REALM_ID = ? ORDER BY SEEN_AT, USER_ID",
                row -> row.getString(1),
                realmId);
    }
}
