package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.Row;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Capability;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts the users whose devices were in use on the days of a query, from PJ_DEVICE. */
final class DeviceReader implements PeopleReader {

    private static final String MIXED = "CASE WHEN MIN(PLATFORM) < MAX(PLATFORM) THEN 1 ELSE 0 END AS MIXED";

    private final PlainSql sql;
    private final String realmId;
    private final Query query;
    private final Keys keys;
    private final String able;
    private final String inUse;

    /** @param attachment what the realm accepts */
    DeviceReader(PlainSql sql, String realmId, Query query, Attachment attachment) {
        this.sql = sql;
        this.realmId = realmId;
        this.query = query;
        this.keys = new Keys(query.by());
        this.able = "CASE WHEN " + canCreate(attachment) + " THEN 1 ELSE 0 END";
        this.inUse = sql.table("PJ_DEVICE") + " WHERE REALM_ID = ? AND LAST_DAY >= ? AND FIRST_DAY <= ?";
    }

    @Override
    public List<Select> selects() {
        return query.by().isEmpty() ? List.of(total()) : List.of(total(), rows());
    }

    @Override
    public Headcount headcount() {
        Select total = total();
        Figures figures = sql.all(
                        total.sql(), DeviceReader::figures, total.parameters().toArray())
                .get(0);
        if (query.by().isEmpty()) {
            return new Headcount(List.of(), figures);
        }
        Select rows = rows();
        return new Headcount(
                sql.all(
                        rows.sql(),
                        row -> new Row(keys.read(row), figures(row)),
                        rows.parameters().toArray()),
                figures);
    }

    private Select total() {
        return new Select(
                "SELECT COUNT(*) AS USERS, SUM(U.ABLE) AS ABLE, SUM(U.MIXED) AS MIXED FROM (SELECT USER_ID, MAX(" + able
                        + ") AS ABLE, " + MIXED + " FROM " + inUse + " GROUP BY USER_ID) U",
                days());
    }

    /** Whether the fleet is mixed is a matter of all devices of a user, and told of each row that the user is in. */
    private Select rows() {
        List<Object> parameters = new ArrayList<>(days());
        parameters.addAll(days());
        return new Select(
                "SELECT " + keys.names("D") + ", COUNT(*) AS USERS, SUM(D.ABLE) AS ABLE, SUM(M.MIXED) AS MIXED FROM ("
                        + "SELECT USER_ID, " + keys.names() + ", MAX(ABLE) AS ABLE FROM (SELECT USER_ID, "
                        + keys.columns() + ", " + able + " AS ABLE FROM " + inUse + ") S GROUP BY USER_ID, "
                        + keys.names() + ") D JOIN (SELECT USER_ID, " + MIXED + " FROM " + inUse
                        + " GROUP BY USER_ID) M ON M.USER_ID = D.USER_ID GROUP BY " + keys.names("D") + " LIMIT "
                        + (RollupReader.MAX_TALLIES + 1),
                parameters);
    }

    private List<Object> days() {
        return List.of(realmId, query.from().toEpochDay(), query.to().toEpochDay());
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return Figures.of(
                Report.READINESS,
                Map.of(
                        "users", row.getLong("USERS"),
                        "able", row.getLong("ABLE"),
                        "mixedFleet", row.getLong("MIXED")));
    }

    /** {@link io.github.passkeyjourney.policy.DeviceCapabilities#verdict} for somebody without a security key, in SQL. */
    private static String canCreate(Attachment attachment) {
        String webauthn = is(Capability.WEBAUTHN) + " AND NOT (" + bit("KNOWN_BITS", Capability.SECURE_CONTEXT)
                + " AND NOT " + bit("PRESENT_BITS", Capability.SECURE_CONTEXT) + ")";
        return switch (attachment) {
            case CROSS_PLATFORM -> webauthn;
            case PLATFORM -> webauthn + " AND " + is(Capability.PLATFORM_AUTHENTICATOR);
            case ANY ->
                webauthn + " AND (" + is(Capability.PLATFORM_AUTHENTICATOR) + " OR " + is(Capability.HYBRID) + ")";
        };
    }

    private static String is(Capability capability) {
        return "(" + bit("KNOWN_BITS", capability) + " AND " + bit("PRESENT_BITS", capability) + ")";
    }

    /** Without an operator for bits, on whose name databases do not agree. */
    private static String bit(String column, Capability capability) {
        return "MOD(" + column + " - MOD(" + column + ", " + capability.bit() + "), " + 2 * capability.bit() + ") > 0";
    }
}
