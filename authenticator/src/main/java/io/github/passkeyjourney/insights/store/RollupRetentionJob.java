package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.settings.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Deletes days of PJ_ROLLUP, with their packs, of PJ_OFFER_DAY and PJ_EXPOSURE that a realm keeps no longer, and all days of
 * realms that are gone. A part of one day of one realm at a time, some 5 000 rows.
 */
final class RollupRetentionJob implements LeaderJob {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int ROWS = 5_000;

    /** What follows realm and day in an index of each. */
    private static final List<DayTable> TABLES = List.of(
            // Before the rows that packs are made of.
            new DayTable(RollupPacks.TABLE, "EPOCH_DAY"),
            new DayTable(RollupProjection.TABLE, "CELL"),
            new DayTable(OfferReader.TABLE, "SUBJECT_NO"),
            new DayTable(ExposureProjection.TABLE, "USER_ID"));

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    RollupRetentionJob(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        // In this order, and none before the one ahead of it is through: a pack goes before the rows that it is made
        // of.
        boolean through = true;
        for (int i = 0; i < TABLES.size() && through; i++) {
            through = run(TABLES.get(i), now);
        }
    }

    /** Whether all that is old has been deleted. */
    private boolean run(DayTable table, Instant now) {
        Instant until = now.plus(LONGEST);
        String realmId = nextRealm(table, "");
        while (realmId != null) {
            String realm = realmId;
            long firstKept =
                    inTransaction(session -> Retention.of(session, realm, now).firstDay());
            OptionalLong oldest = oldestDay(table, realm);
            while (oldest.isPresent() && oldest.getAsLong() < firstKept) {
                delete(table, realm, oldest.getAsLong());
                if (!clock.instant().isBefore(until)) {
                    return false;
                }
                oldest = oldestDay(table, realm);
            }
            realmId = nextRealm(table, realm);
        }
        return true;
    }

    private @Nullable String nextRealm(DayTable table, String after) {
        return inTransaction(session -> {
            PlainSql sql = new PlainSql(session);
            return sql.all(
                            "SELECT MIN(REALM_ID) FROM " + sql.table(table.name) + " WHERE REALM_ID > ?",
                            row -> new Found(row.getString(1)),
                            after)
                    .get(0)
                    .realmId;
        });
    }

    private OptionalLong oldestDay(DayTable table, String realmId) {
        return inTransaction(session -> {
            PlainSql sql = new PlainSql(session);
            return sql.all(
                            "SELECT MIN(EPOCH_DAY) FROM " + sql.table(table.name) + " WHERE REALM_ID = ?",
                            row -> {
                                long day = row.getLong(1);
                                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(day);
                            },
                            realmId)
                    .get(0);
        });
    }

    private void delete(DayTable table, String realmId, long epochDay) {
        inTransaction(session -> {
            PlainSql sql = new PlainSql(session);
            String ofDay = sql.table(table.name) + " WHERE REALM_ID = ? AND EPOCH_DAY = ?";
            // Not LIMIT in the DELETE, which PostgreSQL does not know, nor in a subquery of it, which MySQL refuses.
            List<Object> last = sql.all(
                    "SELECT " + table.next + " FROM " + ofDay + " ORDER BY " + table.next + " LIMIT 1 OFFSET "
                            + (ROWS - 1),
                    row -> row.getObject(1),
                    realmId,
                    epochDay);
            return last.isEmpty()
                    ? sql.update("DELETE FROM " + ofDay, realmId, epochDay)
                    : sql.update(
                            "DELETE FROM " + ofDay + " AND " + table.next + " <= ?", realmId, epochDay, last.get(0));
        });
    }

    private <T extends @Nullable Object> T inTransaction(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
    }

    private record DayTable(String name, String next) {}

    private record Found(@Nullable String realmId) {}
}
