package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * Erases what behaviour facts know of a user. Another node, or a batch that waits, may still hold facts of that user, so
 * the pseudonym is kept in PJ_ERASURE for a day, and erased again and again.
 */
final class FactErasure {

    static final String TABLE = "PJ_ERASURE";

    private static final Logger LOG = Logger.getLogger(FactErasure.class);
    private static final List<Duration> ROUNDS =
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofDays(1));
    private static final int AT_ONCE = 500;
    private static final String OF_REALM = " WHERE REALM_ID = ?";
    private static final String OF_SUBJECT = " WHERE SUBJECT = ?";
    private static final String OF_SUBJECT_NO = " WHERE SUBJECT_NO = ?";

    private final Clock clock;

    FactErasure(Clock clock) {
        this.clock = clock;
    }

    /** Within the transaction that removes the user. Failing must not keep anybody from removing one. */
    void forgetUser(KeycloakSession session, String realmId, String userId) {
        try {
            IsolatedSql sql = new IsolatedSql(session);
            Optional<String> key = sql.first(
                    "SELECT KEY_BYTES FROM " + sql.table(SqlFactDictionary.KEYS) + OF_REALM,
                    row -> row.getString(1),
                    realmId);
            if (key.isPresent()) {
                String subject = SqlFactDictionary.pseudonym(SqlFactDictionary.key(key.get()), userId);
                remember(sql, subject);
                sql.update("DELETE FROM " + sql.table(RawFactProjection.TABLE) + OF_SUBJECT, subject);
                sql.update(
                        "DELETE FROM " + sql.table(OfferDayProjection.TABLE) + OF_SUBJECT_NO,
                        OfferDayProjection.subjectNumber(subject));
            }
        } catch (RuntimeException e) {
            LOG.warn("Behaviour facts of a user who is removed were left behind for later", e);
        }
    }

    private void remember(IsolatedSql sql, String subject) {
        try {
            sql.update(
                    "INSERT INTO " + sql.table(TABLE) + " (SUBJECT, ROUND_NO, DUE_AT) VALUES (?, ?, ?)",
                    subject,
                    0,
                    clock.instant().plus(ROUNDS.get(0)).toEpochMilli());
        } catch (FailedStatementException e) {
            // Removed twice, such as a federated user who came back: it will be erased once more as it is.
            if (!e.isDuplicate()) {
                throw e;
            }
        }
    }

    /**
     * Within the transaction that removes the realm. The key goes first: without it no fact can be linked to anybody. Facts
     * that are too many for one statement are left to the retention job, which finds that their realm is gone.
     */
    void forgetRealm(KeycloakSession session, String realmId) {
        delete(session, SqlFactDictionary.KEYS, sql -> OF_REALM, realmId);
        delete(session, OfferDayProjection.TABLE, sql -> OF_REALM, realmId);
        boolean gone = delete(
                session,
                RawFactProjection.TABLE,
                sql -> " WHERE CELL IN (SELECT ID FROM " + sql.table(SqlFactDictionary.CELLS) + OF_REALM + ")",
                realmId);
        if (gone) {
            delete(session, SqlFactDictionary.CELLS, sql -> OF_REALM, realmId);
        }
    }

    private static boolean delete(
            KeycloakSession session, String table, Function<IsolatedSql, String> where, String realmId) {
        try {
            IsolatedSql sql = new IsolatedSql(session);
            sql.update("DELETE FROM " + sql.table(table) + where.apply(sql), realmId);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(e, "Rows of %s of a realm that is removed were left behind for later", table);
            return false;
        }
    }

    /** Erases once more those whose turn it is, and tells how many. In a transaction of its own. */
    int again(KeycloakSession session) {
        PlainSql sql = new PlainSql(session);
        Instant now = clock.instant();
        List<Due> due = sql.all(
                "SELECT SUBJECT, ROUND_NO FROM " + sql.table(TABLE) + " WHERE DUE_AT <= ? ORDER BY DUE_AT LIMIT "
                        + AT_ONCE,
                row -> new Due(row.getString(1), row.getInt(2)),
                now.toEpochMilli());
        for (Due erasure : due) {
            sql.update("DELETE FROM " + sql.table(RawFactProjection.TABLE) + OF_SUBJECT, erasure.subject());
            sql.update(
                    "DELETE FROM " + sql.table(OfferDayProjection.TABLE) + OF_SUBJECT_NO,
                    OfferDayProjection.subjectNumber(erasure.subject()));
            int next = erasure.round() + 1;
            if (next < ROUNDS.size()) {
                sql.update(
                        "UPDATE " + sql.table(TABLE) + " SET ROUND_NO = ?, DUE_AT = ? WHERE SUBJECT = ?",
                        next,
                        now.plus(ROUNDS.get(next)).toEpochMilli(),
                        erasure.subject());
            } else {
                sql.update("DELETE FROM " + sql.table(TABLE) + " WHERE SUBJECT = ?", erasure.subject());
            }
        }
        return due.size();
    }

    private record Due(String subject, int round) {}
}
