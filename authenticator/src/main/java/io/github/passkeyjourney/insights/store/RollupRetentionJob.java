package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Deletes days of PJ_ROLLUP and PJ_OFFER_DAY that a realm keeps no longer, and all days of realms that are gone. A part of
 * one day of one realm at a time, some 5 000 rows.
 */
final class RollupRetentionJob implements LeaderJob {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int ROWS = 5_000;

    /** What follows realm and day in the primary key of each. */
    private static final List<DayTable> TABLES =
            List.of(new DayTable(RollupProjection.TABLE, "CELL"), new DayTable(OfferReader.TABLE, "SUBJECT_NO"));

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
        Instant until = clock.instant().plus(LONGEST);
        TABLES.forEach(table -> run(table, until));
    }

    private void run(DayTable table, Instant until) {
        String realmId = nextRealm(table, "");
        while (realmId != null) {
            String realm = realmId;
            long firstKept = inTransaction(session -> firstKeptDay(session, realm));
            OptionalLong oldest = oldestDay(table, realm);
            while (oldest.isPresent() && oldest.getAsLong() < firstKept) {
                delete(table, realm, oldest.getAsLong());
                if (!clock.instant().isBefore(until)) {
                    return;
                }
                oldest = oldestDay(table, realm);
            }
            realmId = nextRealm(table, realm);
        }
    }

    /** The day before which all goes. */
    private long firstKeptDay(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return Long.MAX_VALUE;
        }
        Rollout rollout = session.getProvider(RolloutSettings.class).rollout(realm);
        if (!rollout.readable()) {
            // How long the admin wants to keep them is not known, and what is deleted does not come back.
            return Long.MIN_VALUE;
        }
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(rollout.policy().analytics().retentionDays())
                .toEpochDay();
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
            List<Long> last = sql.all(
                    "SELECT " + table.next + " FROM " + ofDay + " ORDER BY " + table.next + " LIMIT 1 OFFSET "
                            + (ROWS - 1),
                    row -> row.getLong(1),
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
