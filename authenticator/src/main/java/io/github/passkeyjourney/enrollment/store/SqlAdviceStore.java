package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.enrollment.store.StoredHoldings.Seen;
import io.github.passkeyjourney.platform.CircuitBreaker;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.policy.NudgeHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Keeps the history of advice in the table PJ_ADVICE, instants as milliseconds of the epoch, and reads it together with
 * PJ_PASSKEY. Counters are raised by the database, so two browsers at once lose nothing.
 */
final class SqlAdviceStore implements AdviceStore {

    static final String TABLE = "PJ_ADVICE";

    private static final String PASSKEYS = "PJ_PASSKEY";

    private final IsolatedSql sql;
    private final CircuitBreaker breaker;

    SqlAdviceStore(KeycloakSession session, CircuitBreaker breaker) {
        this.sql = new IsolatedSql(session);
        this.breaker = breaker;
    }

    @Override
    public StoredHoldings find(String realmId, String userId) {
        String query = "SELECT P.CREDENTIAL_ID, P.BACKUP_ELIGIBLE, P.BACKED_UP, P.ATTACHMENT, P.TRANSPORTS, P.VENDOR,"
                + " P.PLATFORM, P.UNPROVEN, A.OFFERS, A.SKIPS, A.FAILURES, A.LAST_OFFERED_AT, A.LAST_SKIPPED_AT,"
                + " A.LAST_FAILED_AT FROM " + sql.table(PASSKEYS) + " P LEFT JOIN " + sql.table(TABLE)
                + " A ON A.REALM_ID = P.REALM_ID AND A.USER_ID = P.USER_ID WHERE P.REALM_ID = ? AND P.USER_ID = ?";
        List<Row> rows = breaker.call(() -> sql.all(query, SqlAdviceStore::row, realmId, userId));
        return new StoredHoldings(
                rows.stream().map(Row::passkey).toList(),
                rows.isEmpty() ? NudgeHistory.NONE : rows.get(0).history());
    }

    @Override
    public void offered(String realmId, String userId, Instant now) {
        count(realmId, userId, "OFFERS", "LAST_OFFERED_AT", now);
    }

    @Override
    public void skipped(String realmId, String userId, Instant now) {
        count(realmId, userId, "SKIPS", "LAST_SKIPPED_AT", now);
    }

    @Override
    public void failed(String realmId, String userId, Instant now) {
        count(realmId, userId, "FAILURES", "LAST_FAILED_AT", now);
    }

    private void count(String realmId, String userId, String counter, String moment, Instant now) {
        // Posts of one user wait for one another's row, which must not cost the others their history.
        breaker.callForOne(() -> {
            // Looked up first: an update that finds nothing locks the gap against other users in MySQL.
            boolean known = sql.first(
                            "SELECT OFFERS FROM " + sql.table(TABLE) + " WHERE REALM_ID = ? AND USER_ID = ?",
                            row -> row.getInt(1),
                            realmId,
                            userId)
                    .isPresent();
            return known
                    ? raise(realmId, userId, counter, moment, now)
                    : insertOrRaise(realmId, userId, counter, moment, now);
        });
    }

    /** A second browser may make the row in between; then it is there to be changed. */
    private int insertOrRaise(String realmId, String userId, String counter, String moment, Instant now) {
        try {
            return sql.update(
                    "INSERT INTO " + sql.table(TABLE) + " (REALM_ID, USER_ID, " + counter + ", " + moment
                            + ") VALUES (?, ?, 1, ?)",
                    realmId,
                    userId,
                    now.toEpochMilli());
        } catch (FailedStatementException e) {
            if (e.isDuplicate()) {
                return raise(realmId, userId, counter, moment, now);
            }
            throw e;
        }
    }

    private int raise(String realmId, String userId, String counter, String moment, Instant now) {
        return sql.update(
                "UPDATE " + sql.table(TABLE) + " SET " + counter + " = " + counter + " + 1, " + moment
                        + " = ? WHERE REALM_ID = ? AND USER_ID = ?",
                now.toEpochMilli(),
                realmId,
                userId);
    }

    private static Row row(ResultSet row) throws SQLException {
        Seen passkey = new Seen(
                row.getString(1),
                flag(row, 2),
                flag(row, 3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8));
        NudgeHistory history = new NudgeHistory(
                row.getInt(9),
                row.getInt(10),
                row.getInt(11),
                instant(row, 12),
                instant(row, 13),
                instant(row, 14),
                null);
        return new Row(passkey, history);
    }

    private static @Nullable Boolean flag(ResultSet row, int column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : flag;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private record Row(Seen passkey, NudgeHistory history) {}
}
