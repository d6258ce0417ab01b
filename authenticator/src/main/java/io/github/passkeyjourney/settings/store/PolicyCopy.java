package io.github.passkeyjourney.settings.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.platform.store.OwnedRows;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The copy in PJ_POLICY of the last policy of a realm that could be read. */
public final class PolicyCopy {

    private static final String TABLE = "PJ_POLICY";

    private final IsolatedSql sql;
    private final String table;

    /** Reads and writes in the session's transaction, without endangering it. */
    public PolicyCopy(KeycloakSession session) {
        this.sql = new IsolatedSql(session);
        this.table = sql.table(TABLE);
    }

    /** Copies go with their realm. */
    public static OwnedRows owned() {
        return OwnedRows.ofRealms(TABLE);
    }

    /**
     * The document, if there is a copy.
     *
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public Optional<String> find(String realmId) {
        return sql.first("SELECT DOCUMENT FROM " + table + " WHERE REALM_ID = ?", row -> row.getString(1), realmId);
    }

    /**
     * Keeps a document that was read without errors; writes nothing if it is kept already.
     *
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public void keep(String realmId, String document, Instant now) {
        Optional<String> known = find(realmId);
        if (known.isEmpty()) {
            insert(realmId, document, now);
        } else if (!known.get().equals(document)) {
            update(realmId, document, now);
        }
    }

    /** Another server may be the first; what it keeps is as good. */
    private void insert(String realmId, String document, Instant now) {
        try {
            sql.update(
                    "INSERT INTO " + table + " (REALM_ID, DOCUMENT, CHANGED_AT) VALUES (?, ?, ?)",
                    realmId,
                    document,
                    now.toEpochMilli());
        } catch (FailedStatementException e) {
            if (!e.isDuplicate()) {
                throw e;
            }
            update(realmId, document, now);
        }
    }

    private void update(String realmId, String document, Instant now) {
        sql.update(
                "UPDATE " + table + " SET DOCUMENT = ?, CHANGED_AT = ? WHERE REALM_ID = ?",
                document,
                now.toEpochMilli(),
                realmId);
    }
}
