package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.settings.Retention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Packs days that are over (see {@link RollupPacks}), and those again that have changed since. */
final class RollupPackJob implements LeaderJob {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Longer than any transaction: one that could not see the new row of a pack has ended by then. */
    private static final Duration SEEN_BY_ALL = Duration.ofMinutes(10);

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    RollupPackJob(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        Instant until = clock.instant().plus(LONGEST);
        Found next = next("");
        while (next.realmId != null && clock.instant().isBefore(until)) {
            run(next.realmId, next.oldestDay, until);
            next = next(next.realmId);
        }
    }

    private void run(String realmId, long oldestDay, Instant until) {
        long today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
        List<RollupPacks.Pack> packs = inTransaction(session -> new RollupPacks(new PlainSql(session)).all(realmId));
        Set<Long> present = packs.stream().map(RollupPacks.Pack::epochDay).collect(Collectors.toSet());
        // A server whose clock was wrong may have counted facts of days long before.
        long firstKept = inTransaction(
                session -> Retention.of(session, realmId, clock.instant()).firstDay());
        List<Long> missing = LongStream.range(Math.max(oldestDay, firstKept), today)
                .boxed()
                .filter(day -> !present.contains(day))
                .toList();
        if (!missing.isEmpty() && !add(realmId, missing)) {
            // Another server is at it.
            return;
        }
        long seenByAll = clock.instant().minus(SEEN_BY_ALL).toEpochMilli();
        for (RollupPacks.Pack pack : packs) {
            // Facts of yesterday may still be under way, and each of them would empty the pack again.
            if (!pack.filled() && pack.epochDay() < today - 1 && pack.madeAt() <= seenByAll) {
                if (!clock.instant().isBefore(until)) {
                    return;
                }
                inTransaction(session -> {
                    new RollupPacks(new PlainSql(session)).fill(realmId, pack);
                    return true;
                });
            }
        }
    }

    /** Whether none of them was there. */
    private boolean add(String realmId, List<Long> days) {
        try {
            return inTransaction(session -> {
                new RollupPacks(new PlainSql(session))
                        .add(realmId, days, clock.instant().toEpochMilli());
                return true;
            });
        } catch (FailedStatementException e) {
            if (e.isDuplicate()) {
                return false;
            }
            throw e;
        }
    }

    /** The next realm that has counters, and its first day. */
    private Found next(String after) {
        return inTransaction(session -> {
            PlainSql sql = new PlainSql(session);
            String table = sql.table(RollupProjection.TABLE);
            Found realm = sql.all(
                            "SELECT MIN(REALM_ID) FROM " + table + " WHERE REALM_ID > ?",
                            row -> new Found(row.getString(1), 0),
                            after)
                    .get(0);
            return realm.realmId == null
                    ? realm
                    : sql.all(
                                    "SELECT MIN(EPOCH_DAY) FROM " + table + " WHERE REALM_ID = ?",
                                    row -> found(realm.realmId, row),
                                    realm.realmId)
                            .get(0);
        });
    }

    /** No realm where it was removed between the two statements: what is left is looked for with the next run. */
    private static Found found(String realmId, ResultSet row) throws SQLException {
        long oldestDay = row.getLong(1);
        return new Found(row.wasNull() ? null : realmId, oldestDay);
    }

    private <T> T inTransaction(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
    }

    private record Found(@Nullable String realmId, long oldestDay) {}
}
