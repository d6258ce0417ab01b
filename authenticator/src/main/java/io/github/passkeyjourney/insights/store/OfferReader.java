package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.store.behaviour.Cell;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the users who were offered a passkey, and what became of it, from PJ_OFFER_DAY; and those who could have one and
 * who have one, as they are now.
 */
final class OfferReader implements PeopleReader {

    static final String TABLE = "PJ_OFFER_DAY";

    private final PlainSql sql;
    private final PeopleReadings readings;
    private final String realmId;
    private final Query query;

    OfferReader(PlainSql sql, PeopleReadings readings, String realmId, Query query) {
        this.sql = sql;
        this.readings = readings;
        this.realmId = realmId;
        this.query = query;
    }

    @Override
    public List<Select> selects() {
        return List.of(users(), holders(), cells(), offers());
    }

    @Override
    public Headcount headcount() {
        PeopleRows<Place> rows = readings.rows(realmId, TABLE, new StoredPeople<>(sql, offers(), new OfferColumns()));
        return new OfferCount(rows, query)
                .headcount(Map.of("eligibleUsers", number(users()), "holders", number(holders())));
    }

    private long number(Select select) {
        return readings.number(
                realmId,
                select.sql(),
                () -> sql.all(
                                select.sql(),
                                row -> row.getLong(1),
                                select.parameters().toArray())
                        .get(0));
    }

    /** People who may sign in. */
    private Select users() {
        return new Select(
                "SELECT COUNT(*) FROM " + sql.table("USER_ENTITY") + " E WHERE " + PasskeyReader.MAY_SIGN_IN,
                List.of(realmId));
    }

    /** Those of them who have a passkey. */
    private Select holders() {
        return new Select(
                "SELECT COUNT(*) FROM " + sql.table("USER_ENTITY") + " E JOIN (SELECT DISTINCT USER_ID FROM "
                        + sql.table(PasskeyReader.TABLE) + " WHERE REALM_ID = ?) P ON P.USER_ID = E.ID WHERE "
                        + PasskeyReader.MAY_SIGN_IN,
                List.of(realmId, realmId));
    }

    private Select cells() {
        return new Select(
                "SELECT ID, COHORT, PLATFORM, BROWSER, CLIENT FROM " + sql.table("PJ_CELL")
                        + " WHERE REALM_ID = ? AND FACT_TYPE = ?",
                List.of(realmId, Cell.OFFER));
    }

    private Select offers() {
        return new Select(
                "SELECT SUBJECT_NO, CELL, EPOCH_DAY, OFFERS, SKIPS, FAILURES, ACCEPTANCES FROM " + sql.table(TABLE)
                        + " WHERE REALM_ID = ? ORDER BY SUBJECT_NO",
                List.of(realmId));
    }

    private final class OfferColumns implements StoredPeople.Columns<Place> {

        private static final Place UNKNOWN = new Place(null, null, null, null);

        private final Map<Long, Place> places = new HashMap<>();

        @Override
        public void begin() {
            Select cells = cells();
            sql.each(
                    cells.sql(),
                    row -> places.put(
                            row.getLong(1),
                            new Place(row.getString(2), row.getString(3), row.getString(4), row.getString(5))),
                    cells.parameters().toArray());
        }

        @Override
        public Place kind(ResultSet row) throws SQLException {
            return places.getOrDefault(row.getLong(2), UNKNOWN);
        }

        @Override
        public int first(ResultSet row) throws SQLException {
            return row.getInt(3);
        }

        @Override
        public int second(ResultSet row) throws SQLException {
            return (row.getInt(4) << OfferCount.OFFERS_SHIFT)
                    | (row.getInt(5) > 0 ? OfferCount.SKIPPED : 0)
                    | (row.getInt(6) > 0 ? OfferCount.FAILED : 0)
                    | (row.getInt(7) > 0 ? OfferCount.ACCEPTED : 0);
        }
    }
}
