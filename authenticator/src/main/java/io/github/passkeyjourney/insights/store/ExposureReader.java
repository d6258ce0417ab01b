package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Counts the users who came to an arm of an experiment in the days of a query, those of them who enrolled after it, and those who
 * used a passkey soon after that, from PJ_EXPOSURE and the audit trail.
 */
final class ExposureReader implements PeopleReader {

    /** Within which a new passkey has to be used to count as used (products reference, section 7). */
    private static final Duration FIRST_USE = Duration.ofDays(14);

    private static final int ENROLLED = 1;
    private static final int USED = 1 << 1;

    private final PlainSql sql;
    private final PeopleReadings readings;
    private final String realmId;
    private final Query query;

    ExposureReader(PlainSql sql, PeopleReadings readings, String realmId, Query query) {
        this.sql = sql;
        this.readings = readings;
        this.realmId = realmId;
        this.query = query;
    }

    @Override
    public List<Select> selects() {
        return List.of(exposures());
    }

    @Override
    public Headcount headcount() {
        PeopleRows<ExposureKind> rows = readings.rows(
                realmId, ExposureProjection.TABLE, new StoredPeople<>(sql, exposures(), new ExposureColumns()));
        GroupCounts counts = new GroupCounts(Report.EXPERIMENTS, "exposed", "enrolled", "firstUse");
        long from = query.from().toEpochDay();
        long to = query.to().toEpochDay();
        rows.each((person, kind, day, happened) -> {
            if (day >= from && day <= to) {
                add(counts.of(kind), happened);
                add(counts.total(), happened);
            }
        });
        return counts.headcount(
                kind -> List.of(rows.kind(kind).experiment(), rows.kind(kind).arm()), Map.of());
    }

    private static void add(long[] into, int happened) {
        into[0]++;
        into[1] += (happened & ENROLLED) > 0 ? 1 : 0;
        into[2] += (happened & USED) > 0 ? 1 : 0;
    }

    /** With the moment of the first enrollment after each. */
    private Select exposures() {
        String table = sql.table(ExposureProjection.TABLE);
        String enrolled = "SELECT X.USER_ID, X.EXPERIMENT, MIN(A.OCCURRED_AT) AS ENROLLED_AT FROM " + table + " X JOIN "
                + sql.table("PJ_AUDIT") + " A ON A.REALM_ID = X.REALM_ID AND A.USER_ID = X.USER_ID AND A.OCCURRED_AT >="
                + " X.EXPOSED_AT WHERE X.REALM_ID = ? AND A.TYPE = ? GROUP BY X.USER_ID, X.EXPERIMENT";
        return new Select(
                "SELECT X.USER_ID, X.EXPERIMENT, X.ARM, X.EPOCH_DAY, CASE WHEN E.ENROLLED_AT IS NULL THEN 0 ELSE "
                        + ENROLLED + " END + CASE WHEN X.FIRST_USE_AT BETWEEN E.ENROLLED_AT AND E.ENROLLED_AT + "
                        + FIRST_USE.toMillis() + " THEN " + USED + " ELSE 0 END FROM " + table + " X LEFT JOIN ("
                        + enrolled + ") E ON E.USER_ID = X.USER_ID AND E.EXPERIMENT = X.EXPERIMENT"
                        + " WHERE X.REALM_ID = ? ORDER BY X.USER_ID",
                List.of(realmId, FactType.PASSKEY_ENROLLED.id(), realmId));
    }

    private static final class ExposureColumns implements StoredPeople.Columns<ExposureKind> {

        @Override
        public ExposureKind kind(ResultSet row) throws SQLException {
            return new ExposureKind(row.getString(2), row.getString(3));
        }

        @Override
        public int first(ResultSet row) throws SQLException {
            return row.getInt(4);
        }

        @Override
        public int second(ResultSet row) throws SQLException {
            return row.getInt(5);
        }
    }
}
