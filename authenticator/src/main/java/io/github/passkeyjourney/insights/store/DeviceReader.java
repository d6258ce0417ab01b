package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Counts the users whose devices were in use on the days of a query, from PJ_DEVICE. */
final class DeviceReader implements PeopleReader {

    private static final String TABLE = "PJ_DEVICE";

    private final PlainSql sql;
    private final PeopleReadings readings;
    private final String realmId;
    private final Query query;
    private final Attachment attachment;

    /** @param attachment what the realm accepts */
    DeviceReader(PlainSql sql, PeopleReadings readings, String realmId, Query query, Attachment attachment) {
        this.sql = sql;
        this.readings = readings;
        this.realmId = realmId;
        this.query = query;
        this.attachment = attachment;
    }

    @Override
    public List<Select> selects() {
        return List.of(devices());
    }

    @Override
    public Headcount headcount() {
        PeopleRows<DeviceKind> rows =
                readings.rows(realmId, TABLE, new StoredPeople<>(sql, devices(), new DeviceColumns()));
        return new DeviceCount(rows, query, attachment).headcount();
    }

    private Select devices() {
        return new Select(
                "SELECT USER_ID, COHORT, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS, FIRST_DAY, LAST_DAY FROM "
                        + sql.table(TABLE) + " WHERE REALM_ID = ? ORDER BY USER_ID",
                List.of(realmId));
    }

    private static final class DeviceColumns implements StoredPeople.Columns<DeviceKind> {

        @Override
        public DeviceKind kind(ResultSet row) throws SQLException {
            // For what a device can do its platform makes no difference.
            return new DeviceKind(
                    new Place(row.getString(2), row.getString(3), row.getString(4), null),
                    new DeviceCapabilities(row.getInt(5), row.getInt(6), Platform.OTHER));
        }

        @Override
        public int first(ResultSet row) throws SQLException {
            return row.getInt(7);
        }

        @Override
        public int second(ResultSet row) throws SQLException {
            return row.getInt(8);
        }
    }
}
