package io.github.passkeyjourney.recovery.factor.savedcode.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/**
 * Codes that were used, in the table PJ_USED_CODE. Its key is what makes each good once, on however many servers and wherever
 * Keycloak keeps the credential itself; a row goes with its user.
 */
public final class UsedCodes {

    /** The table. */
    public static final String TABLE = "PJ_USED_CODE";

    private final IsolatedSql sql;

    /** In the transaction of this session. */
    public UsedCodes(KeycloakSession session) {
        this.sql = new IsolatedSql(session);
    }

    /**
     * Uses a code up, unless it was before. Whoever is doing so at the same moment is waited for.
     *
     * @return whether it was this call
     * @throws FailedStatementException if the database did not answer in time; then the code is not used by this call
     */
    public boolean use(String realmId, String userId, UsedCode code, Instant now) {
        try {
            sql.update(
                    "INSERT INTO " + sql.table(TABLE)
                            + " (REALM_ID, USER_ID, CREDENTIAL_ID, SLOT, TURN, USED_AT) VALUES (?, ?, ?, ?, ?, ?)",
                    realmId,
                    userId,
                    code.credentialId(),
                    code.slot(),
                    code.turn(),
                    now.toEpochMilli());
            return true;
        } catch (FailedStatementException e) {
            if (e.isDuplicate()) {
                return false;
            }
            throw e;
        }
    }

    /** The used codes of one credential, in no order. */
    public List<UsedCode> of(String credentialId) {
        return sql.all(
                "SELECT SLOT, TURN FROM " + sql.table(TABLE) + " WHERE CREDENTIAL_ID = ?",
                row -> new UsedCode(credentialId, row.getInt(1), row.getInt(2)),
                credentialId);
    }

    /** Forgets the codes of a credential that is gone. */
    public void forget(String credentialId) {
        sql.update("DELETE FROM " + sql.table(TABLE) + " WHERE CREDENTIAL_ID = ?", credentialId);
    }
}
