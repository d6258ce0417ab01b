package io.github.passkeyjourney.enrollment.announcement.store;

import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table PJ_ANNOUNCED: when users last got an announcement. Whatever cohorts are called and become, nobody gets two within a day. */
final class AnnouncedUsers {

    static final String TABLE = "PJ_ANNOUNCED";

    private static final Duration PAUSE = Duration.ofDays(1);

    private final TransactionalSql sql;
    private final String table;

    /** In the transaction of these statements. */
    AnnouncedUsers(TransactionalSql sql) {
        this.sql = sql;
        this.table = sql.table(TABLE);
    }

    /** Those of some users, at most a thousand, who got one within a day before this moment. */
    Set<String> lately(String realmId, List<String> userIds, Instant now) {
        List<Object> parameters = parameters(realmId, userIds);
        parameters.add(now.minus(PAUSE).toEpochMilli());
        return new HashSet<>(sql.all(
                "SELECT USER_ID FROM " + table + where(userIds) + " AND ANNOUNCED_AT > ?",
                row -> row.getString(1),
                parameters.toArray()));
    }

    /** Writes down that these users, at most a thousand, get one. */
    void add(String realmId, List<String> userIds, Instant now) {
        if (userIds.isEmpty()) {
            return;
        }
        sql.update(
                "DELETE FROM " + table + where(userIds),
                parameters(realmId, userIds).toArray());
        sql.updateEach(
                "INSERT INTO " + table + " (REALM_ID, USER_ID, ANNOUNCED_AT) VALUES (?, ?, ?)",
                userIds.stream()
                        .map(user -> new Object[] {realmId, user, now.toEpochMilli()})
                        .toList());
    }

    /** Forgets those of a realm who may get one again. */
    void forget(String realmId, Instant now) {
        sql.update(
                "DELETE FROM " + table + " WHERE REALM_ID = ? AND ANNOUNCED_AT <= ?",
                realmId,
                now.minus(PAUSE).toEpochMilli());
    }

    private static String where(List<String> userIds) {
        return " WHERE REALM_ID = ? AND USER_ID IN (?" + ", ?".repeat(userIds.size() - 1) + ")";
    }

    private static List<Object> parameters(String realmId, List<String> userIds) {
        List<Object> parameters = new ArrayList<>(userIds);
        parameters.add(0, realmId);
        return parameters;
    }
}
