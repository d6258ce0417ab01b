package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Analytics;
import io.github.passkeyjourney.settings.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Deletes what is kept long enough: each hour, on one node at a time, in batches that lock nothing for long. Between the
 * hours it erases users once more whose facts may have come late.
 */
final class FactRetention implements Runnable {

    private static final String JOB = "passkey-journey-fact-retention";
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration BATCHES_KEPT = Duration.ofDays(7);
    private static final int ROWS = 5_000;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final FactErasure erasure;
    private final Retry retry = new Retry("Deleting old behaviour facts", System::nanoTime);

    private volatile boolean stopped;

    private Instant sweptAt;

    FactRetention(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
        this.erasure = new FactErasure(clock);
        this.sweptAt = clock.instant();
    }

    @Override
    public void run() {
        while (!stopped) {
            LockSupport.parkNanos(LOOK.toNanos());
            if (!stopped && retry.isDue()) {
                try {
                    work();
                    retry.succeeded();
                } catch (Throwable e) { // What is not deleted now is deleted later.
                    retry.failed(e);
                }
            }
        }
    }

    /** Ends the thread after the statement that it is busy with. */
    void stop() {
        stopped = true;
    }

    private void work() {
        inTransaction(erasure::again);
        Instant now = clock.instant();
        if (now.isBefore(sweptAt)) {
            sweptAt = now;
        }
        if (!now.isBefore(sweptAt.plus(INTERVAL))) {
            inTransaction(session -> session.getProvider(ClusterProvider.class)
                    .executeIfNotExecuted(JOB, (int) INTERVAL.toSeconds(), () -> {
                        sweep(now);
                        return true;
                    }));
            sweptAt = now;
        }
    }

    private void sweep(Instant now) {
        Instant until = now.plus(LONGEST);
        Map<String, Long> cutoffs = inTransaction(session -> cutoffs(session, now));
        if (sweepFacts(cutoffs, until)) {
            cutoffs.forEach((realm, cutoff) -> {
                if (cutoff == Long.MAX_VALUE) {
                    deleteDictionary(realm);
                }
            });
        }
        deleteOld(ProjectionTarget.TABLE, "APPLIED_AT", now.minus(BATCHES_KEPT), until);
        Instant oldest = now.minus(Duration.ofDays(Analytics.RETENTION_DAYS.max()));
        deleteOld(SqlSourceJournal.LOSSES, "TO_AT", oldest, until);
        deleteOld(SqlSourceJournal.SOURCES, "LAST_SEEN_AT", oldest, until);
    }

    /** For each realm with cells the moment before which its facts go; the end of time for one that is gone. */
    private static Map<String, Long> cutoffs(KeycloakSession session, Instant now) {
        PlainSql sql = new PlainSql(session);
        Map<String, Long> cutoffs = new HashMap<>();
        for (String table : List.of(SqlFactDictionary.CELLS, SqlFactDictionary.KEYS)) {
            sql.all("SELECT DISTINCT REALM_ID FROM " + sql.table(table), row -> row.getString(1))
                    .forEach(id -> cutoffs.computeIfAbsent(
                            id, known -> Retention.of(session, known, now).beginMillis()));
        }
        return cutoffs;
    }

    /** Goes from cell to cell along the primary key of PJ_FACT, so that facts without a cell are found as well. */
    private boolean sweepFacts(Map<String, Long> cutoffs, Instant until) {
        Long cell = nextCell(Long.MIN_VALUE);
        while (cell != null) {
            long number = cell;
            String realm = inTransaction(session -> realmOf(session, number));
            long cutoff = realm == null ? Long.MAX_VALUE : cutoffs.getOrDefault(realm, Long.MIN_VALUE);
            while (cutoff != Long.MIN_VALUE && deleteSome(RawFactProjection.TABLE, "OCCURRED_AT", number, cutoff)) {
                if (isOver(until)) {
                    return false;
                }
            }
            if (isOver(until)) {
                return false;
            }
            cell = nextCell(number);
        }
        return true;
    }

    private @Nullable Long nextCell(long after) {
        List<Long> next = inTransaction(session -> {
            PlainSql sql = new PlainSql(session);
            return sql.all(
                    "SELECT CELL FROM " + sql.table(RawFactProjection.TABLE) + " WHERE CELL > ? ORDER BY CELL LIMIT 1",
                    row -> row.getLong(1),
                    after);
        });
        return next.isEmpty() ? null : next.get(0);
    }

    private static @Nullable String realmOf(KeycloakSession session, long cell) {
        PlainSql sql = new PlainSql(session);
        List<String> realms = sql.all(
                "SELECT REALM_ID FROM " + sql.table(SqlFactDictionary.CELLS) + " WHERE ID = ?",
                row -> row.getString(1),
                cell);
        return realms.isEmpty() ? null : realms.get(0);
    }

    private void deleteDictionary(String realmId) {
        inTransaction(session -> {
            PlainSql sql = new PlainSql(session);
            sql.update("DELETE FROM " + sql.table(SqlFactDictionary.CELLS) + " WHERE REALM_ID = ?", realmId);
            return sql.update("DELETE FROM " + sql.table(SqlFactDictionary.KEYS) + " WHERE REALM_ID = ?", realmId);
        });
    }

    private void deleteOld(String table, String column, Instant before, Instant until) {
        boolean more = true;
        while (more && !isOver(until)) {
            more = deleteSome(table, column, null, before.toEpochMilli());
        }
    }

    /** Deletes the oldest rows, some 5 000, in a transaction of their own, and tells whether there may be more. */
    private boolean deleteSome(String table, String column, @Nullable Long cell, long before) {
        return inTransaction(session -> {
            PlainSql sql = new PlainSql(session);
            String rows = sql.table(table) + " WHERE " + (cell == null ? "" : "CELL = " + cell + " AND ") + column;
            // Not LIMIT in the DELETE, which PostgreSQL does not know, nor in a subquery of it, which MySQL refuses.
            List<Long> last = sql.all(
                    "SELECT " + column + " FROM " + rows + " < ? ORDER BY " + column + " LIMIT 1 OFFSET " + (ROWS - 1),
                    row -> row.getLong(1),
                    before);
            if (last.isEmpty()) {
                sql.update("DELETE FROM " + rows + " < ?", before);
                return false;
            }
            sql.update("DELETE FROM " + rows + " <= ?", last.get(0));
            return true;
        });
    }

    private boolean isOver(Instant until) {
        return stopped || clock.instant().isAfter(until);
    }

    private <T extends @Nullable Object> T inTransaction(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
    }
}
