package io.github.passkeyjourney.recovery.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Counts what a claimant tries, per method, in the database: raised before anything is compared and committed at once, so that
 * neither many sessions nor two servers nor a request that fails get one try more.
 */
public final class Tries {

    static final String TABLE = "PJ_TRY";
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Wrong answers in a row after which a method is of no more use (NIST SP 800-63B-4 §3.2.2). */
    public static final int MAX_IN_A_ROW = 100;

    /** Tries of one method in a day. */
    public static final int MAX_A_DAY = 50;

    /** The same of a method whose answers are shorter: three one-time codes are right at any moment, among a million. */
    public static final int MAX_SHORT_A_DAY = 10;

    /** Codes sent by one method in a day. */
    public static final int MAX_CODES_A_DAY = 10;

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final String KEY = " WHERE REALM_ID = ? AND USER_ID = ? AND METHOD = ?";

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    /** For all claimants. */
    public Tries(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /**
     * Counts a try as a failure, until {@link #succeeded}. Only if this returns true may the answer be looked at.
     *
     * @param aDay how many there may be in a day
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public boolean admit(Claimant claimant, String method, int aDay) {
        long now = clock.millis();
        return counted(
                claimant,
                method,
                DAY,
                sql -> sql.update(
                                "UPDATE " + sql.table(TABLE)
                                        + " SET FAILURES = FAILURES + 1, DAY_TRIES = DAY_TRIES + 1, LAST_AT = ?" + KEY
                                        + " AND FAILURES < ? AND DAY_TRIES < ?",
                                now,
                                claimant.realmId(),
                                claimant.key(),
                                method,
                                MAX_IN_A_ROW,
                                aDay)
                        == 1);
    }

    /**
     * Counts a code that is about to be sent. Only if this returns true may it be.
     *
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public boolean admitCode(Claimant claimant, String method) {
        return counted(
                claimant,
                method,
                DAY,
                sql -> sql.update(
                                "UPDATE " + sql.table(TABLE) + " SET DAY_CODES = DAY_CODES + 1" + KEY
                                        + " AND DAY_CODES < ?",
                                claimant.realmId(),
                                claimant.key(),
                                method,
                                MAX_CODES_A_DAY)
                        == 1);
    }

    /**
     * Counts something that may be done so often in an hour. Only if this returns true may it be.
     *
     * @param whose the key of who does it, which is no user's
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    boolean admitInAnHour(String realmId, String whose, String what, int anHour) {
        return counted(
                new Claimant(realmId, whose),
                what,
                HOUR,
                sql -> sql.update(
                                "UPDATE " + sql.table(TABLE) + " SET DAY_TRIES = DAY_TRIES + 1, LAST_AT = ?" + KEY
                                        + " AND DAY_TRIES < ?",
                                clock.millis(),
                                realmId,
                                whose,
                                what,
                                anHour)
                        == 1);
    }

    /**
     * Ends the row of failures: the answer was right. What a day has seen stays counted.
     *
     * @param session in whose transaction the answer counts
     */
    public void succeeded(KeycloakSession session, Claimant claimant, String method) {
        TransactionalSql sql = new TransactionalSql(session, TIMEOUT);
        sql.update(
                "UPDATE " + sql.table(TABLE) + " SET FAILURES = 0" + KEY, claimant.realmId(), claimant.key(), method);
    }

    private boolean counted(Claimant claimant, String method, long window, Predicate<TransactionalSql> raise) {
        try {
            return attempt(claimant, method, window, raise);
        } catch (FailedStatementException e) {
            if (!e.isDuplicate()) {
                throw e;
            }
            // Somebody else made the row in between; then it is there.
            return attempt(claimant, method, window, raise);
        }
    }

    private boolean attempt(Claimant claimant, String method, long window, Predicate<TransactionalSql> raise) {
        return TransactionalSql.inTransaction(factory, TIMEOUT, sql -> {
            long now = clock.millis();
            // Looked up first: an update that finds nothing locks the gap against other claimants in MySQL.
            Optional<Long> start = sql.first(
                    "SELECT DAY_START FROM " + sql.table(TABLE) + KEY,
                    row -> row.getLong(1),
                    claimant.realmId(),
                    claimant.key(),
                    method);
            if (start.isPresent() && start.get() <= now - window) {
                sql.update(
                        "UPDATE " + sql.table(TABLE) + " SET DAY_START = ?, DAY_TRIES = 0, DAY_CODES = 0" + KEY
                                + " AND DAY_START <= ?",
                        now,
                        claimant.realmId(),
                        claimant.key(),
                        method,
                        now - window);
            } else if (start.isEmpty()) {
                sql.update(
                        "INSERT INTO " + sql.table(TABLE)
                                + " (REALM_ID, USER_ID, METHOD, FAILURES, DAY_START, DAY_TRIES, DAY_CODES, LAST_AT)"
                                + " VALUES (?, ?, ?, 0, ?, 0, 0, ?)",
                        claimant.realmId(),
                        claimant.key(),
                        method,
                        now,
                        now);
            }
            return raise.test(sql);
        });
    }
}
