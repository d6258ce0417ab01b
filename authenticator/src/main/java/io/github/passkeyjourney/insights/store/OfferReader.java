package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.store.behaviour.Cell;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.Row;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the users who were offered a passkey, and what became of it, from PJ_OFFER_DAY; and those who could have one and
 * who have one, as they are now.
 */
final class OfferReader implements PeopleReader {

    static final String TABLE = "PJ_OFFER_DAY";

    private static final String OF_USER = "SUM(R.OFFERS) AS OFFERS, MAX(R.SKIPS) AS SKIPS, MAX(R.FAILURES) AS FAILURES,"
            + " MAX(R.ACCEPTANCES) AS ACCEPTANCES";

    private static final String OF_ALL = "SUM(U.OFFERS) AS OFFERS, SUM(CASE WHEN U.OFFERS > 0 THEN 1 ELSE 0 END) AS"
            + " OFFERED, SUM(CASE WHEN U.SKIPS > 0 THEN 1 ELSE 0 END) AS SKIPPED, SUM(CASE WHEN U.FAILURES > 0 THEN 1"
            + " ELSE 0 END) AS FAILED, SUM(CASE WHEN U.OFFERS > 0 AND U.ACCEPTANCES > 0 THEN 1 ELSE 0 END) AS ENROLLED";

    private static final String OF_DAYS = " WHERE R.REALM_ID = ? AND R.EPOCH_DAY BETWEEN ? AND ?";

    private final PlainSql sql;
    private final String realmId;
    private final Query query;
    private final Keys words;
    private final boolean byDay;

    OfferReader(PlainSql sql, String realmId, Query query) {
        this.sql = sql;
        this.realmId = realmId;
        this.query = query;
        this.words = new Keys(query.by().stream()
                .filter(dimension -> dimension != Dimension.DAY && dimension != Dimension.WEEK)
                .toList());
        this.byDay = words.by().size() < query.by().size();
    }

    @Override
    public List<Select> selects() {
        return query.by().isEmpty() ? List.of(users(), total()) : List.of(users(), total(), rows());
    }

    @Override
    public Headcount headcount() {
        Map<String, Long> counts = new HashMap<>(one(users(), OfferReader::users));
        counts.putAll(one(total(), OfferReader::counts));
        Figures figures = Figures.of(Report.ENROLLMENT, counts);
        if (query.by().isEmpty()) {
            return new Headcount(List.of(), figures);
        }
        Select rows = rows();
        return new Headcount(
                sql.all(
                        rows.sql(),
                        row -> new Row(key(row), Figures.of(Report.ENROLLMENT, counts(row))),
                        rows.parameters().toArray()),
                figures);
    }

    /** People who may sign in, and those of them who have a passkey. */
    private Select users() {
        return new Select(
                "SELECT COUNT(*) AS ELIGIBLE, COUNT(P.USER_ID) AS HOLDERS FROM " + sql.table("USER_ENTITY")
                        + " E LEFT JOIN (SELECT DISTINCT USER_ID FROM " + sql.table(PasskeyReader.TABLE)
                        + " WHERE REALM_ID = ?) P ON P.USER_ID = E.ID WHERE E.REALM_ID = ? AND E.ENABLED = TRUE AND"
                        + " E.SERVICE_ACCOUNT_CLIENT_LINK IS NULL",
                List.of(realmId, realmId));
    }

    private Select total() {
        return new Select(
                "SELECT " + OF_ALL + " FROM (SELECT R.SUBJECT_NO, " + OF_USER + " FROM " + ofDays()
                        + " GROUP BY R.SUBJECT_NO) U",
                days());
    }

    /**
     * First what a user did within a row, then how many users did it. Cells that differ in nothing that matters here share
     * a number, as in {@link RollupReader}.
     */
    private Select rows() {
        String firstDay = firstDay();
        String cells = sql.table("PJ_CELL");
        List<Object> parameters = new ArrayList<>();
        String rows = ofDays();
        if (!words.by().isEmpty()) {
            String numbered = "SELECT C.ID, DENSE_RANK() OVER (ORDER BY " + words.names("C") + ") AS WORDS_NO FROM ("
                    + "SELECT ID, " + words.columns() + " FROM " + cells + " WHERE REALM_ID = ? AND FACT_TYPE = ?) C";
            parameters.addAll(List.of(realmId, Cell.OFFER));
            rows = "(" + numbered + ") N JOIN " + sql.table(TABLE) + " R ON R.CELL = N.ID" + OF_DAYS;
        }
        parameters.addAll(days());
        String ofUser = "SELECT " + (words.by().isEmpty() ? "0" : "N.WORDS_NO") + " AS WORDS_NO, "
                + (byDay ? firstDay : "0") + " AS FIRST_DAY, R.SUBJECT_NO, MIN(R.CELL) AS CELL, " + OF_USER + " FROM "
                + rows + " GROUP BY " + (words.by().isEmpty() ? "" : "N.WORDS_NO, ") + (byDay ? firstDay + ", " : "")
                + "R.SUBJECT_NO";
        String counted = "SELECT U.FIRST_DAY, MIN(U.CELL) AS CELL, " + OF_ALL + " FROM (" + ofUser
                + ") U GROUP BY U.WORDS_NO, U.FIRST_DAY LIMIT " + (RollupReader.MAX_TALLIES + 1);
        return new Select(
                words.by().isEmpty()
                        ? counted
                        : "SELECT T.FIRST_DAY, T.OFFERS, T.OFFERED, T.SKIPPED, T.FAILED, T.ENROLLED, " + words.columns()
                                + " FROM (" + counted + ") T JOIN " + cells + " C ON C.ID = T.CELL",
                parameters);
    }

    private String ofDays() {
        return sql.table(TABLE) + " R" + OF_DAYS;
    }

    private List<Object> days() {
        return List.of(realmId, query.from().toEpochDay(), query.to().toEpochDay());
    }

    /** The day, or where weeks are enough the Monday: day 0 was a Thursday. */
    private String firstDay() {
        return query.by().contains(Dimension.DAY) ? "R.EPOCH_DAY" : "R.EPOCH_DAY - MOD(R.EPOCH_DAY + 3, 7)";
    }

    /** The only row of a query that counts without groups. */
    private Map<String, Long> one(Select select, IsolatedSql.RowReader<Map<String, Long>> reader) {
        return sql.all(select.sql(), reader, select.parameters().toArray()).get(0);
    }

    private List<String> key(ResultSet row) throws SQLException {
        List<String> values = words.read(row);
        LocalDate day = LocalDate.ofEpochDay(row.getLong("FIRST_DAY"));
        List<String> key = new ArrayList<>();
        for (Dimension dimension : query.by()) {
            key.add(
                    switch (dimension) {
                        case DAY -> day.toString();
                        case WEEK -> Dimension.monday(day).toString();
                        default -> values.get(words.by().indexOf(dimension));
                    });
        }
        return key;
    }

    private static Map<String, Long> users(ResultSet row) throws SQLException {
        return Map.of("eligibleUsers", row.getLong("ELIGIBLE"), "holders", row.getLong("HOLDERS"));
    }

    private static Map<String, Long> counts(ResultSet row) throws SQLException {
        return Map.of(
                "offers", row.getLong("OFFERS"),
                "offeredUsers", row.getLong("OFFERED"),
                "skippedUsers", row.getLong("SKIPPED"),
                "failedUsers", row.getLong("FAILED"),
                "enrolledUsers", row.getLong("ENROLLED"));
    }
}
