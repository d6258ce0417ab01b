package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.CircuitBreaker;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.policy.NudgeHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Keeps the history in the table PJ_NUDGE, instants as milliseconds of the epoch. Counters are raised by the database, so
 * two browsers at once lose nothing.
 */
final class SqlNudgeStore implements NudgeStore {

    static final String TABLE = "PJ_NUDGE";

    static final String COLUMNS =
            "OFFERS, SKIPS, FAILURES, LAST_OFFERED_AT, LAST_SKIPPED_AT, LAST_FAILED_AT, REQUIRED_SINCE";
    private static final String OF_USER = " WHERE REALM_ID = ? AND USER_ID = ?";

    private final IsolatedSql sql;
    private final CircuitBreaker breaker;

    SqlNudgeStore(KeycloakSession session, CircuitBreaker breaker) {
        this.sql = new IsolatedSql(session);
        this.breaker = breaker;
    }

    @Override
    public NudgeHistory find(String realmId, String userId) {
        String query = "SELECT " + COLUMNS + " FROM " + sql.table(TABLE) + OF_USER;
        return breaker.call(
                () -> sql.first(query, SqlNudgeStore::history, realmId, userId).orElse(NudgeHistory.NONE));
    }

    @Override
    public void offered(String realmId, String userId, boolean first, boolean enforcing, Instant now) {
        String since = enforcing ? ", REQUIRED_SINCE = COALESCE(REQUIRED_SINCE, " + now.toEpochMilli() + ")" : "";
        String change = "OFFERS = OFFERS + 1, LAST_OFFERED_AT = ?" + since;
        NudgeHistory history = NudgeHistory.NONE.offered(now, enforcing);
        // Posts of one user wait for one another's row, which must not cost the others their history.
        breaker.callForOne(() -> first
                ? insertOrChange(realmId, userId, change, now, history)
                : changeOrInsert(realmId, userId, change, now, history));
    }

    @Override
    public void skipped(String realmId, String userId, Instant now) {
        answered(realmId, userId, "SKIPS = SKIPS + 1, LAST_SKIPPED_AT = ?", now, NudgeHistory.NONE.skipped(now));
    }

    @Override
    public void failed(String realmId, String userId, Instant now) {
        answered(realmId, userId, "FAILURES = FAILURES + 1, LAST_FAILED_AT = ?", now, NudgeHistory.NONE.failed(now));
    }

    @Override
    public boolean celebrates(String realmId, String userId, Instant now) {
        return breaker.callForOne(() -> {
            // Looked up first: an update that finds nothing locks the gap against other users in MySQL.
            Optional<Boolean> celebrated = sql.first(
                    "SELECT CELEBRATED_AT FROM " + sql.table(TABLE) + OF_USER,
                    row -> instant(row, "CELEBRATED_AT") != null,
                    realmId,
                    userId);
            if (celebrated.isEmpty()) {
                return insertCelebrated(realmId, userId, now);
            }
            return !celebrated.get() && celebrate(realmId, userId, now);
        });
    }

    private boolean insertCelebrated(String realmId, String userId, Instant now) {
        try {
            sql.update(
                    "INSERT INTO " + sql.table(TABLE) + " (REALM_ID, USER_ID, CELEBRATED_AT) VALUES (?, ?, ?)",
                    realmId,
                    userId,
                    now.toEpochMilli());
            return true;
        } catch (FailedStatementException e) {
            if (e.isDuplicate()) {
                return celebrate(realmId, userId, now);
            }
            throw e;
        }
    }

    private boolean celebrate(String realmId, String userId, Instant now) {
        return change(realmId, userId, "CELEBRATED_AT = ?", now, " AND CELEBRATED_AT IS NULL") > 0;
    }

    @Override
    public Optional<Instant> passwordKeptAt(String realmId, String userId) {
        String query = "SELECT PASSWORD_KEPT_AT FROM " + sql.table(TABLE) + OF_USER;
        return breaker.call(() -> sql.first(
                        query, row -> Optional.ofNullable(instant(row, "PASSWORD_KEPT_AT")), realmId, userId)
                .flatMap(kept -> kept));
    }

    @Override
    public void passwordKept(String realmId, String userId, Instant now) {
        String change = "PASSWORD_KEPT_AT = ?";
        breaker.callForOne(() -> {
            int changed = change(realmId, userId, change, now);
            if (changed > 0) {
                return changed;
            }
            // Whoever had his passkeys before he was ever asked has no row yet.
            insertOrChange(realmId, userId, change, now, NudgeHistory.NONE);
            return change(realmId, userId, change, now);
        });
    }

    private void answered(String realmId, String userId, String change, Instant now, NudgeHistory first) {
        breaker.callForOne(() -> changeOrInsert(realmId, userId, change, now, first));
    }

    /** For a row that is expected: an update that finds nothing locks the gap against other users in MySQL. */
    private int changeOrInsert(String realmId, String userId, String change, Instant now, NudgeHistory first) {
        int changed = change(realmId, userId, change, now);
        return changed > 0 ? changed : insertOrChange(realmId, userId, change, now, first);
    }

    /** A second browser may make the row in between; then it is there to be changed. */
    private int insertOrChange(String realmId, String userId, String change, Instant now, NudgeHistory first) {
        try {
            return insert(realmId, userId, first);
        } catch (FailedStatementException e) {
            if (e.isDuplicate()) {
                return change(realmId, userId, change, now);
            }
            throw e;
        }
    }

    private int change(String realmId, String userId, String change, Instant now) {
        return change(realmId, userId, change, now, "");
    }

    private int change(String realmId, String userId, String change, Instant now, String condition) {
        String update = "UPDATE " + sql.table(TABLE) + " SET " + change + OF_USER + condition;
        return sql.update(update, now.toEpochMilli(), realmId, userId);
    }

    private int insert(String realmId, String userId, NudgeHistory first) {
        return sql.update(
                "INSERT INTO " + sql.table(TABLE) + " (REALM_ID, USER_ID, " + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                realmId,
                userId,
                first.offers(),
                first.skips(),
                first.failures(),
                millis(first.lastOfferedAt()),
                millis(first.lastSkippedAt()),
                millis(first.lastFailedAt()),
                millis(first.requiredSince()));
    }

    static NudgeHistory history(ResultSet row) throws SQLException {
        return new NudgeHistory(
                row.getInt("OFFERS"),
                row.getInt("SKIPS"),
                row.getInt("FAILURES"),
                instant(row, "LAST_OFFERED_AT"),
                instant(row, "LAST_SKIPPED_AT"),
                instant(row, "LAST_FAILED_AT"),
                instant(row, "REQUIRED_SINCE"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
