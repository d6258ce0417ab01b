package io.github.passkeyjourney.recovery.sms.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Counts text messages per realm and calling code within the hour, in the table PJ_SMS: whoever earns by messages to a country of his
 * choice gets no more of them by many accounts. Raised before one is sent and committed at once, for all servers.
 */
public final class SmsBudget {

    /** Messages of a realm to one country within an hour. */
    public static final int MOST_TO_ONE = 60;

    /** Messages of a realm within an hour. */
    public static final int MOST = 300;

    static final String TABLE = "PJ_SMS";

    /** What stands for all countries. */
    private static final String ALL = "+";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final String KEY = " WHERE REALM_ID = ? AND PREFIX = ?";

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    /** For all realms. */
    public SmsBudget(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /**
     * Counts one. Only if this returns true may it be sent. The hour begins with its first message.
     *
     * @param callingCode of the country
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public boolean take(String realmId, String callingCode) {
        return counted(realmId, callingCode, MOST_TO_ONE) && counted(realmId, ALL, MOST);
    }

    private boolean counted(String realmId, String prefix, int most) {
        try {
            return attempt(realmId, prefix, most);
        } catch (FailedStatementException e) {
            if (!e.isDuplicate()) {
                throw e;
            }
            // Somebody else made the row in between; then it is there.
            return attempt(realmId, prefix, most);
        }
    }

    private boolean attempt(String realmId, String prefix, int most) {
        return TransactionalSql.inTransaction(factory, TIMEOUT, sql -> {
            String table = sql.table(TABLE);
            long now = clock.millis();
            boolean known = sql.first("SELECT MESSAGES FROM " + table + KEY, row -> row.getInt(1), realmId, prefix)
                    .isPresent();
            if (known) {
                sql.update(
                        "UPDATE " + table + " SET HOUR_START = ?, MESSAGES = 0" + KEY + " AND HOUR_START <= ?",
                        now,
                        realmId,
                        prefix,
                        now - HOUR);
            } else {
                sql.update(
                        "INSERT INTO " + table + " (REALM_ID, PREFIX, HOUR_START, MESSAGES) VALUES (?, ?, ?, 0)",
                        realmId,
                        prefix,
                        now);
            }
            return sql.update(
                            "UPDATE " + table + " SET MESSAGES = MESSAGES + 1" + KEY + " AND MESSAGES < ?",
                            realmId,
                            prefix,
                            most)
                    == 1;
        });
    }
}
