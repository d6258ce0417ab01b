package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.platform.store.PlainSql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole days of PJ_ROLLUP in one row each, in PJ_ROLLUP_PACK. A pack is made of the rows and says the same, or it is empty:
 * whoever changes rows of a day empties its pack in the same transaction. What keeps one that is being made from
 * overlooking such a change is CHANGES, and that the row of a pack is there for a while before it is filled, so that every
 * transaction that could not see it has ended (docs/adr/0006-packed-days.md).
 */
final class RollupPacks {

    static final String TABLE = "PJ_ROLLUP_PACK";

    private final PlainSql sql;
    private final String table;

    RollupPacks(PlainSql sql) {
        this.sql = sql;
        this.table = sql.table(TABLE);
    }

    /** The packs of a realm that are filled, by day. */
    Select filled(String realmId, long firstDay, long lastDay) {
        return new Select(
                "SELECT EPOCH_DAY, CONTENT FROM " + table
                        + " WHERE REALM_ID = ? AND EPOCH_DAY BETWEEN ? AND ? AND CONTENT IS NOT NULL ORDER BY EPOCH_DAY",
                List.of(realmId, firstDay, lastDay));
    }

    /**
     * Empties packs whose rows change in this transaction.
     *
     * @param pages realm and day of each, in an order that all servers keep to
     */
    void empty(List<@Nullable Object[]> pages) {
        sql.updateEach(
                "UPDATE " + table + " SET CONTENT = NULL, CHANGES = CHANGES + 1 WHERE REALM_ID = ? AND EPOCH_DAY = ?",
                pages);
    }

    /** The packs of a realm. */
    List<Pack> all(String realmId) {
        return sql.all(
                "SELECT EPOCH_DAY, MADE_AT, CHANGES, CASE WHEN CONTENT IS NULL THEN 0 ELSE 1 END FROM " + table
                        + " WHERE REALM_ID = ?",
                row -> new Pack(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4) > 0),
                realmId);
    }

    /** Adds empty packs; fails where another server has just done so. */
    void add(String realmId, List<Long> days, long madeAt) {
        List<@Nullable Object[]> rows = new ArrayList<>(days.size());
        days.forEach(day -> rows.add(new @Nullable Object[] {realmId, day, madeAt, 0L}));
        sql.insertAll(TABLE, List.of("REALM_ID", "EPOCH_DAY", "MADE_AT", "CHANGES"), rows);
    }

    /** Fills a pack with what the rows of its day say, unless they have changed since it was read. */
    void fill(String realmId, Pack pack) {
        DayPack content = new DayPack();
        sql.each(
                "SELECT CELL, FACTS FROM " + sql.table(RollupProjection.TABLE)
                        + " WHERE REALM_ID = ? AND EPOCH_DAY = ? ORDER BY CELL",
                row -> content.add(row.getLong(1), row.getLong(2)),
                realmId,
                pack.epochDay);
        sql.update(
                "UPDATE " + table
                        + " SET CONTENT = ? WHERE REALM_ID = ? AND EPOCH_DAY = ? AND MADE_AT = ? AND CHANGES = ?",
                content.content(),
                realmId,
                pack.epochDay,
                pack.madeAt,
                pack.changes);
    }

    /**
     * A pack without its content.
     *
     * @param epochDay its day
     * @param madeAt when the row was added, in milliseconds since 1970
     * @param changes how often rows of the day have changed since
     * @param filled whether it has a content
     */
    record Pack(long epochDay, long madeAt, long changes, boolean filled) {}
}
