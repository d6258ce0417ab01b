package io.github.passkeyjourney.lifecycle.notice.store;

import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.util.List;
import java.util.OptionalLong;

/** The table PJ_NOTICE: up to which place of its audit trail the users of a realm have been told. */
final class NoticeProgress {

    static final String TABLE = "PJ_NOTICE";

    private final TransactionalSql sql;
    private final String table;

    NoticeProgress(TransactionalSql sql) {
        this.sql = sql;
        this.table = sql.table(TABLE);
    }

    /** Realms with facts that nobody was told of. */
    List<String> behind() {
        return sql.all(
                "SELECT C.REALM_ID FROM " + sql.table("PJ_AUDIT_CHAIN") + " C JOIN " + sql.table("REALM")
                        + " R ON R.ID = C.REALM_ID LEFT JOIN " + table + " N ON N.REALM_ID = C.REALM_ID"
                        + " WHERE C.HEAD_POSITION > 0 AND (N.CHAIN_POSITION IS NULL OR N.CHAIN_POSITION <"
                        + " C.HEAD_POSITION)",
                row -> row.getString(1));
    }

    OptionalLong position(String realmId) {
        return sql.first("SELECT CHAIN_POSITION FROM " + table + " WHERE REALM_ID = ?", row -> row.getLong(1), realmId)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    long head(String realmId) {
        return sql.first(
                        "SELECT HEAD_POSITION FROM " + sql.table("PJ_AUDIT_CHAIN") + " WHERE REALM_ID = ?",
                        row -> row.getLong(1),
                        realmId)
                .orElse(0L);
    }

    void begin(String realmId, long position) {
        sql.update("INSERT INTO " + table + " (REALM_ID, CHAIN_POSITION) VALUES (?, ?)", realmId, position);
    }

    /** False if another server has gone on meanwhile: then what this one has found is not to be written. */
    boolean move(String realmId, long from, long to) {
        return sql.update(
                        "UPDATE " + table + " SET CHAIN_POSITION = ? WHERE REALM_ID = ? AND CHAIN_POSITION = ?",
                        to,
                        realmId,
                        from)
                == 1;
    }
}
