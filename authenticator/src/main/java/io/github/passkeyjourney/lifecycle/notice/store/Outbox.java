package io.github.passkeyjourney.lifecycle.notice.store;

import io.github.passkeyjourney.lifecycle.notice.AnnouncementMail;
import io.github.passkeyjourney.lifecycle.notice.Notice;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table PJ_MAIL: mails that are to be sent, each until it is sent or given up. */
final class Outbox {

    static final String TABLE = "PJ_MAIL";

    private static final String COLUMNS = "ID, REALM_ID, USER_ID, KIND, ADDRESS, CONTENT, DUE_AT, ATTEMPTS";

    private final TransactionalSql sql;
    private final String table;

    Outbox(TransactionalSql sql) {
        this.sql = sql;
        this.table = sql.table(TABLE);
    }

    void add(List<Letter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> rows = letters.stream()
                .map(letter -> new @Nullable Object[] {
                    letter.id(),
                    letter.realmId(),
                    letter.userId(),
                    letter.kind(),
                    letter.address(),
                    letter.content(),
                    letter.dueAt(),
                    letter.attempts()
                })
                .toList();
        sql.updateEach("INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows);
    }

    /**
     * Those that are due and tell what has happened. The oldest first, and those that were tried least; but of everybody one
     * before anybody's second, so that whoever gets many, by whatever he or somebody else does, holds up nobody.
     */
    List<Letter> due(long now, int limit) {
        return sql.all(
                "SELECT " + COLUMNS + " FROM (SELECT " + COLUMNS
                        + ", ROW_NUMBER() OVER (PARTITION BY REALM_ID, USER_ID ORDER BY DUE_AT, ATTEMPTS, ID) AS TURN_NO FROM "
                        + table
                        + " WHERE DUE_AT <= ? AND KIND NOT IN (?, ?)) DUE_MAIL ORDER BY TURN_NO, DUE_AT, ATTEMPTS LIMIT "
                        + limit,
                Outbox::read,
                now,
                AnnouncementMail.KIND,
                Notice.PASSKEY_EXPIRING.id());
    }

    /** Realms with mails that are due and go to many people at once: a whole realm may be told on one day. */
    List<String> realmsWithBulk(long now) {
        return sql.all(
                "SELECT DISTINCT REALM_ID FROM " + table + " WHERE DUE_AT <= ? AND KIND IN (?, ?)",
                row -> row.getString(1),
                now,
                AnnouncementMail.KIND,
                Notice.PASSKEY_EXPIRING.id());
    }

    /** Those of one realm, what warns before what announces, and of these as above. */
    List<Letter> bulk(String realmId, long now, int limit) {
        return sql.all(
                "SELECT " + COLUMNS + " FROM " + table
                        + " WHERE REALM_ID = ? AND DUE_AT <= ? AND KIND IN (?, ?) ORDER BY CASE WHEN KIND = ? THEN 1 ELSE 0 END,"
                        + " DUE_AT, ATTEMPTS LIMIT " + limit,
                Outbox::read,
                realmId,
                now,
                AnnouncementMail.KIND,
                Notice.PASSKEY_EXPIRING.id(),
                AnnouncementMail.KIND);
    }

    private static Letter read(ResultSet row) throws SQLException {
        return new Letter(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getInt(8));
    }

    /**
     * Takes a letter as long as nobody else has, and counts the attempt.
     *
     * @param until when it is due again if nothing is heard of this attempt, as of a server that is killed
     */
    boolean take(Letter letter, long until) {
        return sql.update(
                        "UPDATE " + table + " SET DUE_AT = ?, ATTEMPTS = ATTEMPTS + 1 WHERE ID = ? AND DUE_AT = ?",
                        until,
                        letter.id(),
                        letter.dueAt())
                == 1;
    }

    void remove(Letter letter) {
        sql.update("DELETE FROM " + table + " WHERE ID = ?", letter.id());
    }

    /** Puts a letter off that was taken. */
    void putOff(Letter letter, long dueAt) {
        sql.update("UPDATE " + table + " SET DUE_AT = ? WHERE ID = ?", dueAt, letter.id());
    }

    /** Puts off all letters of a realm that are due: its mail server does not answer. */
    void putOff(String realmId, long now, long dueAt) {
        sql.update("UPDATE " + table + " SET DUE_AT = ? WHERE REALM_ID = ? AND DUE_AT <= ?", dueAt, realmId, now);
    }
}
