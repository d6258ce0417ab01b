package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.event.DrillOutcome;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.audit.event.Word;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.lifecycle.Holdings;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts the users who have a passkey now, and how they would stand a loss, from PJ_PASSKEY and the audit trail. */
final class PasskeyReader implements PeopleReader {

    static final String TABLE = "PJ_PASSKEY";

    /** Which users of a realm may sign in, in a query that calls them E; the realm is its parameter. */
    static final String MAY_SIGN_IN = "E.REALM_ID = ? AND E.ENABLED = TRUE AND E.SERVICE_ACCOUNT_CLIENT_LINK IS NULL";

    private final PlainSql sql;
    private final PeopleReadings readings;
    private final String realmId;
    private final Query query;
    private final PasskeysInForce inForce;
    private final Instant now;

    PasskeyReader(
            PlainSql sql, PeopleReadings readings, String realmId, Query query, PasskeysInForce inForce, Instant now) {
        this.sql = sql;
        this.readings = readings;
        this.realmId = realmId;
        this.query = query;
        this.inForce = inForce;
        this.now = now;
    }

    @Override
    public List<Select> selects() {
        return List.of(proven(), passkeys());
    }

    @Override
    public Headcount headcount() {
        PeopleRows<PasskeyKind> rows =
                readings.rows(realmId, TABLE, new StoredPeople<>(sql, passkeys(), new PasskeyColumns()));
        return new PasskeyCount(rows, query).headcount();
    }

    private Select passkeys() {
        List<Object> parameters = new ArrayList<>();
        parameters.add(realmId);
        parameters.addAll(inForce.parameters());
        parameters.add(realmId);
        return new Select(
                "SELECT P.USER_ID, P.COHORT, P.PLATFORM, P.BROWSER, P.ATTACHMENT, P.VENDOR, P.BACKED_UP, P.UNPROVEN FROM "
                        + sql.table(TABLE) + " P JOIN " + sql.table("USER_ENTITY")
                        + " E ON E.ID = P.USER_ID WHERE P.REALM_ID = ? AND " + inForce.condition() + " AND "
                        + MAY_SIGN_IN + " ORDER BY P.USER_ID",
                parameters);
    }

    /** Users for whom a recovery is known to work. */
    private Select proven() {
        return new Select(
                "SELECT USER_ID FROM " + sql.table("PJ_AUDIT")
                        + " WHERE REALM_ID = ? AND OCCURRED_AT >= ? AND (TYPE = ? AND CONTENT LIKE ? OR TYPE = ? AND"
                        + " CONTENT LIKE ?)",
                List.of(
                        realmId,
                        now.minus(Duration.ofDays(Holdings.PROOF_DAYS)).toEpochMilli(),
                        FactType.RECOVERY_ENDED.id(),
                        withOutcome(RecoveryOutcome.COMPLETED),
                        FactType.DRILL_ENDED.id(),
                        withOutcome(DrillOutcome.PASSED)));
    }

    /** What the content of a fact with this outcome looks like; nothing that a person wrote is in it. */
    private static String withOutcome(Word outcome) {
        return "%\"outcome\":\"" + outcome.id() + "\"%";
    }

    private final class PasskeyColumns implements StoredPeople.Columns<PasskeyKind> {

        private final Set<String> proven = new HashSet<>();

        @Override
        public void begin() {
            Select select = proven();
            sql.each(
                    select.sql(),
                    row -> proven.add(row.getString(1)),
                    select.parameters().toArray());
        }

        @Override
        public PasskeyKind kind(ResultSet row) throws SQLException {
            return new PasskeyKind(
                    new Place(row.getString(2), row.getString(3), row.getString(4), null),
                    row.getString(5),
                    row.getString(6),
                    row.getBoolean(7),
                    row.getBoolean(8));
        }

        @Override
        public int first(ResultSet row) throws SQLException {
            return proven.contains(row.getString(1)) ? PasskeyCount.PROVEN : 0;
        }
    }
}
