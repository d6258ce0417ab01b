package io.github.passkeyjourney.lifecycle.notice.store;

import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The table PJ_FORMER_ADDRESS: mail addresses that accounts had until lately. Whoever takes an account over changes its address
 * first, so that the owner hears of nothing that follows; notices go there too (issue 4, row 42 of the threats).
 */
public final class FormerAddresses {

    /** How long the owner of an address that was replaced is still told. */
    public static final Duration KEPT = Duration.ofDays(30);

    static final String TABLE = "PJ_FORMER_ADDRESS";

    /** The first ones stay: those that come later may be a stranger's, and mails to many strangers a nuisance. */
    private static final int MOST = 5;

    /** What the table holds; mail itself ends at 254 (RFC 5321, section 4.5.3.1.3). */
    private static final int LONGEST = 255;

    private FormerAddresses() {}

    /**
     * Keeps an address that was replaced just now.
     *
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database refused or did not answer in time
     */
    public static void add(IsolatedSql sql, String realmId, String userId, String address, Instant now) {
        if (address.isBlank() || address.length() > LONGEST) {
            return;
        }
        String table = sql.table(TABLE);
        List<String> known = sql.all(
                "SELECT ADDRESS FROM " + table + " WHERE REALM_ID = ? AND USER_ID = ? AND REPLACED_AT >= ?",
                row -> row.getString(1),
                realmId,
                userId,
                since(now));
        if (known.size() < MOST && known.stream().noneMatch(address::equalsIgnoreCase)) {
            sql.update(
                    "INSERT INTO " + table + " (ID, REALM_ID, USER_ID, ADDRESS, REPLACED_AT) VALUES (?, ?, ?, ?, ?)",
                    UUID.randomUUID().toString(),
                    realmId,
                    userId,
                    address,
                    now.toEpochMilli());
        }
    }

    /** Those that a user had until lately; the present one may be among them. */
    static List<String> of(TransactionalSql sql, String realmId, String userId, Instant now) {
        return sql.all(
                "SELECT ADDRESS FROM " + sql.table(TABLE)
                        + " WHERE REALM_ID = ? AND USER_ID = ? AND REPLACED_AT >= ? ORDER BY REPLACED_AT",
                row -> row.getString(1),
                realmId,
                userId,
                since(now));
    }

    /** Forgets those that nobody is told at any more. */
    static void forget(TransactionalSql sql, Instant now) {
        sql.update("DELETE FROM " + sql.table(TABLE) + " WHERE REPLACED_AT < ?", since(now));
    }

    private static long since(Instant now) {
        return now.minus(KEPT).toEpochMilli();
    }
}
