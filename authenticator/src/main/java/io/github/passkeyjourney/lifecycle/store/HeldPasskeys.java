package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.lifecycle.Suspension;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * The credentials of one user, held until the transaction ends: what is decided about one of them is decided by what the others
 * are, and stays right. A part of the session's transaction, which a failure ends.
 *
 * <p>All methods throw {@link io.github.passkeyjourney.platform.store.FailedStatementException} if the database did not answer
 * in time.
 */
public final class HeldPasskeys {

    /** In the column of why one is suspended; no word of {@link io.github.passkeyjourney.audit.event.SuspensionCause}. */
    private static final String RESUMED = "resumed";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KeycloakSession session;
    private final TransactionalSql sql;
    private final String table;

    /** Waits for whoever holds them; to be called before Keycloak has read any of them for what is decided. */
    public HeldPasskeys(KeycloakSession session, String realmId, String userId) {
        this.session = session;
        this.sql = new TransactionalSql(session, TIMEOUT);
        this.table = sql.table(PasskeyTable.NAME);
        // In this order, as the removal of a password has it. Those of a directory's users have no rows in the first.
        hold("SELECT ID FROM " + sql.table("CREDENTIAL") + " WHERE USER_ID = ? ORDER BY ID FOR UPDATE", userId);
        hold(
                "SELECT CREDENTIAL_ID FROM " + table + " WHERE REALM_ID = ? AND USER_ID = ? ORDER BY CREDENTIAL_ID"
                        + " FOR UPDATE",
                realmId,
                userId);
    }

    private void hold(String query, String... ids) {
        sql.all(query, row -> row.getString(1), (Object[]) ids);
    }

    /** What is on record of one of them; the record is made if there is none yet. Empty if the passkey is gone. */
    public Optional<PasskeyRecord> record(String credentialId) {
        Optional<PasskeyRecord> known = find(credentialId);
        if (known.isPresent()) {
            return known;
        }
        PlainSql plain = new PlainSql(session);
        for (KeycloakCredentials credentials : KeycloakCredentials.values()) {
            Optional<PasskeyRow> unseen = credentials.row(session, plain, credentialId);
            if (unseen.isPresent()) {
                plain.update(new PasskeyTable(table).insert(), PasskeyTable.values(unseen.get()));
                return find(credentialId);
            }
        }
        return Optional.empty();
    }

    private Optional<PasskeyRecord> find(String credentialId) {
        return sql.first(
                "SELECT " + PasskeyRecords.COLUMNS + " FROM " + table + " WHERE CREDENTIAL_ID = ?",
                PasskeyRecords::read,
                credentialId);
    }

    /** Writes down that one of them is suspended; null that it is in force. */
    public void write(String credentialId, @Nullable Suspension suspension) {
        sql.update(
                "UPDATE " + table + " SET SUSPENDED_AT = ?, SUSPENSION = ? WHERE CREDENTIAL_ID = ?",
                suspension == null ? null : suspension.at().toEpochMilli(),
                suspension == null ? null : suspension.cause().id(),
                credentialId);
    }

    /** Writes down that the helpdesk has looked at one of them and put it back in force. */
    public void writeResumed(String credentialId) {
        sql.update(
                "UPDATE " + table + " SET SUSPENDED_AT = NULL, SUSPENSION = ? WHERE CREDENTIAL_ID = ?",
                RESUMED,
                credentialId);
    }

    /** Whether that is so, and nobody has suspended it since. */
    public boolean isResumed(String credentialId) {
        return sql.first(
                        "SELECT CREDENTIAL_ID FROM " + table
                                + " WHERE CREDENTIAL_ID = ? AND SUSPENSION = ? AND SUSPENDED_AT IS NULL",
                        row -> row.getString(1),
                        credentialId,
                        RESUMED)
                .isPresent();
    }

    /** Forgets one of them, which is gone. */
    void forget(String credentialId) {
        sql.update("DELETE FROM " + table + " WHERE CREDENTIAL_ID = ?", credentialId);
    }

    /** The user's credentials of Keycloak's own store by id, with their types; past its caches, which may still have others. */
    public Map<String, String> types(String userId) {
        return sql
                .all(
                        "SELECT ID, TYPE FROM " + sql.table("CREDENTIAL") + " WHERE USER_ID = ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        userId)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
