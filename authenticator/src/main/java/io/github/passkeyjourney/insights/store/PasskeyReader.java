package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.event.DrillOutcome;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.audit.event.Word;
import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.Row;
import io.github.passkeyjourney.lifecycle.Holdings;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the users who have a passkey now, and how they would stand a loss, from PJ_PASSKEY and the audit trail. */
final class PasskeyReader implements PeopleReader {

    static final String TABLE = "PJ_PASSKEY";

    private static final String HOLDINGS = "MANY, BACKED_UP, SEVERAL, PROVEN";

    private final PlainSql sql;
    private final String realmId;
    private final Query query;
    private final Keys keys;
    private final Instant now;

    PasskeyReader(PlainSql sql, String realmId, Query query, Instant now) {
        this.sql = sql;
        this.realmId = realmId;
        this.query = query;
        this.keys = new Keys(query.by());
        this.now = now;
    }

    @Override
    public List<Select> selects() {
        return query.by().isEmpty() ? List.of(total()) : List.of(total(), rows());
    }

    @Override
    public Headcount headcount() {
        Select total = total();
        Counts all = new Counts();
        sql.all(total.sql(), PasskeyReader::group, total.parameters().toArray()).forEach(all::add);
        Map<List<String>, Counts> parts = new HashMap<>();
        if (!query.by().isEmpty()) {
            Select rows = rows();
            sql.all(
                            rows.sql(),
                            row -> Map.entry(keys.read(row), group(row)),
                            rows.parameters().toArray())
                    .forEach(part -> parts.computeIfAbsent(part.getKey(), key -> new Counts())
                            .add(part.getValue()));
        }
        return new Headcount(
                parts.entrySet().stream()
                        .map(part -> new Row(part.getKey(), part.getValue().figures()))
                        .toList(),
                all.figures());
    }

    private Select total() {
        return new Select(
                "SELECT " + HOLDINGS + ", COUNT(*) AS HOLDERS FROM (" + holders() + ") H GROUP BY " + HOLDINGS,
                parameters());
    }

    /** A user is in the row of each of the passkeys, with all of them. */
    private Select rows() {
        List<Object> parameters = new ArrayList<>(parameters());
        parameters.add(realmId);
        return new Select(
                "SELECT " + keys.names("K") + ", " + HOLDINGS + ", COUNT(*) AS HOLDERS FROM (" + holders()
                        + ") H JOIN (SELECT DISTINCT USER_ID, " + keys.columns() + " FROM " + sql.table(TABLE)
                        + " WHERE REALM_ID = ?) K ON K.USER_ID = H.USER_ID GROUP BY " + keys.names("K") + ", "
                        + HOLDINGS,
                parameters);
    }

    /** Two security keys are told apart by their vendors: the platform is only where they were registered. */
    private String holders() {
        return "SELECT S.USER_ID, S.MANY, S.BACKED_UP, S.SEVERAL, CASE WHEN A.USER_ID IS NULL THEN 0 ELSE 1 END AS"
                + " PROVEN FROM (SELECT USER_ID, CASE WHEN COUNT(*) > 1 THEN 1 ELSE 0 END AS MANY, MAX(CASE WHEN"
                + " BACKED_UP = TRUE THEN 1 ELSE 0 END) AS BACKED_UP, CASE WHEN "
                + differ("CASE WHEN PLATFORM <> '" + Platform.OTHER.id() + "' THEN PLATFORM END") + " OR "
                + differ("ATTACHMENT") + " OR " + differ("CASE WHEN ATTACHMENT = 'cross-platform' THEN VENDOR END")
                + " THEN 1 ELSE 0 END AS SEVERAL FROM " + sql.table(TABLE)
                + " WHERE REALM_ID = ? GROUP BY USER_ID) S JOIN " + sql.table("USER_ENTITY")
                + " E ON E.ID = S.USER_ID AND E.REALM_ID = ? AND E.ENABLED = TRUE AND E.SERVICE_ACCOUNT_CLIENT_LINK IS NULL"
                + " LEFT JOIN (SELECT DISTINCT USER_ID FROM " + sql.table("PJ_AUDIT")
                + " WHERE REALM_ID = ? AND OCCURRED_AT >= ? AND (TYPE = ? AND CONTENT LIKE ? OR TYPE = ? AND CONTENT"
                + " LIKE ?)) A ON A.USER_ID = S.USER_ID";
    }

    /** Whether two rows of a group are known to differ. */
    private static String differ(String value) {
        return "MIN(" + value + ") < MAX(" + value + ")";
    }

    private List<Object> parameters() {
        return List.of(
                realmId,
                realmId,
                realmId,
                now.minus(Duration.ofDays(Holdings.PROOF_DAYS)).toEpochMilli(),
                FactType.RECOVERY_ENDED.id(),
                withOutcome(RecoveryOutcome.COMPLETED),
                FactType.DRILL_ENDED.id(),
                withOutcome(DrillOutcome.PASSED));
    }

    /** What the content of a fact with this outcome looks like; nothing that a person wrote is in it. */
    private static String withOutcome(Word outcome) {
        return "%\"outcome\":\"" + outcome.id() + "\"%";
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                new Holdings(
                        row.getInt("MANY") > 0,
                        row.getInt("BACKED_UP") > 0,
                        row.getInt("SEVERAL") > 0,
                        row.getInt("PROVEN") > 0),
                row.getLong("HOLDERS"));
    }

    /** So many users whose passkeys are alike in what matters. */
    private record Group(Holdings holdings, long users) {}

    private static final class Counts {

        private long holders;
        private long resilient;
        private long backedUp;
        private long twoOrMore;
        private long recoveryProven;

        void add(Group group) {
            Holdings holdings = group.holdings;
            holders += group.users;
            resilient += holdings.resilient() ? group.users : 0;
            backedUp += holdings.backedUp() ? group.users : 0;
            twoOrMore += holdings.twoOrMore() ? group.users : 0;
            recoveryProven += holdings.recoveryProven() ? group.users : 0;
        }

        Figures figures() {
            return Figures.of(
                    Report.RESILIENCE,
                    Map.of(
                            "holders", holders,
                            "resilient", resilient,
                            "backedUp", backedUp,
                            "twoOrMore", twoOrMore,
                            "recoveryProven", recoveryProven));
        }
    }
}
