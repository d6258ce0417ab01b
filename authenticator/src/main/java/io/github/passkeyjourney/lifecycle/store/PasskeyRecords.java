package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.lifecycle.Suspension;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Reads PJ_PASSKEY in the request, without endangering its transaction.
 *
 * <p>All methods throw {@link io.github.passkeyjourney.platform.store.FailedStatementException} if the database did not answer
 * in time.
 */
public final class PasskeyRecords {

    static final String COLUMNS = "CREDENTIAL_ID, LAST_USED_AT, BACKUP_ELIGIBLE, BACKED_UP, ATTACHMENT, PLATFORM,"
            + " UNPROVEN, SUSPENDED_AT, SUSPENSION";

    private final KeycloakSession session;
    private final IsolatedSql sql;
    private final String select;

    /** Reads within the transaction of this session. */
    public PasskeyRecords(KeycloakSession session) {
        this.session = session;
        this.sql = new IsolatedSql(session);
        this.select = "SELECT " + COLUMNS + " FROM " + sql.table(PasskeyTable.NAME) + " WHERE ";
    }

    /** Those of a user, by the id of the credential. */
    public Map<String, PasskeyRecord> of(String realmId, String userId) {
        return sql.all(select + "REALM_ID = ? AND USER_ID = ?", PasskeyRecords::read, realmId, userId).stream()
                .collect(Collectors.toUnmodifiableMap(PasskeyRecord::credentialId, row -> row));
    }

    /**
     * Those of many users, by the id of the credential. Not for a sign-in: in a transaction of its own, without a limit of time.
     *
     * @param userIds at least one, at most a thousand
     */
    public Map<String, PasskeyRecord> ofAll(String realmId, List<String> userIds) {
        List<Object> parameters = new ArrayList<>(userIds);
        parameters.add(0, realmId);
        String query = select + "REALM_ID = ? AND USER_ID IN (?" + ", ?".repeat(userIds.size() - 1) + ")";
        return new PlainSql(session)
                .all(query, PasskeyRecords::read, parameters.toArray()).stream()
                        .collect(Collectors.toUnmodifiableMap(PasskeyRecord::credentialId, row -> row));
    }

    /** That of one passkey, by the primary key; empty if it was not seen yet. */
    public Optional<PasskeyRecord> find(String credentialId) {
        return sql.first(select + "CREDENTIAL_ID = ?", PasskeyRecords::read, credentialId);
    }

    static PasskeyRecord read(ResultSet row) throws SQLException {
        return new PasskeyRecord(
                row.getString(1),
                instant(row, 2),
                flag(row, 3),
                flag(row, 4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                suspension(instant(row, 8), row.getString(9)));
    }

    private static @Nullable Suspension suspension(@Nullable Instant at, @Nullable String word) {
        if (at == null) {
            return null;
        }
        // A word of a newer version suspends, too, and nobody but the helpdesk resumes.
        SuspensionCause cause = Arrays.stream(SuspensionCause.values())
                .filter(known -> known.id().equals(word))
                .findFirst()
                .orElse(SuspensionCause.REPUDIATED);
        return new Suspension(cause, at);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Boolean flag(ResultSet row, int column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : flag;
    }
}
