package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.store.behaviour.Cell;
import io.github.passkeyjourney.audit.store.behaviour.FactDictionary;
import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts facts in PJ_ROLLUP, one row for each realm, day in UTC and cell. Counters are raised by the database, so nodes do
 * not overwrite each other, and always in the order of the key, so they do not wait for each other in a circle.
 */
final class RollupProjection implements FactProjection {

    static final String TABLE = "PJ_ROLLUP";

    private static final Set<FactType> COUNTED = Set.of(
            FactType.OFFERED,
            FactType.SKIPPED,
            FactType.ENROLLMENT_FAILED,
            FactType.ACCEPTED,
            FactType.UPGRADE_ATTEMPTED,
            FactType.ADVISED,
            FactType.SIGN_IN,
            FactType.FALLBACK);

    private static final int CELLS_AT_ONCE = 500;

    private final KeycloakSession session;

    RollupProjection(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void apply(List<RecordedFact> batch) {
        SortedMap<Counter, Long> counts = counts(batch);
        if (counts.isEmpty()) {
            return;
        }
        PlainSql sql = new PlainSql(session);
        add(missing(sql, counts.keySet()));
        List<@Nullable Object[]> rows = new ArrayList<>(counts.size());
        counts.forEach((counter, facts) ->
                rows.add(new @Nullable Object[] {facts, counter.realmId, counter.epochDay, counter.cell}));
        sql.updateEach(
                "UPDATE " + sql.table(TABLE)
                        + " SET FACTS = FACTS + ? WHERE REALM_ID = ? AND EPOCH_DAY = ? AND CELL = ?",
                rows);
        new RollupPacks(sql)
                .empty(counts.keySet().stream()
                        .map(counter -> new Page(counter.realmId, counter.epochDay))
                        .distinct()
                        .map(page -> new @Nullable Object[] {page.realmId, page.epochDay})
                        .toList());
    }

    private SortedMap<Counter, Long> counts(List<RecordedFact> batch) {
        Map<Happening, Long> happenings = new HashMap<>();
        for (RecordedFact recorded : batch) {
            if (recorded.fact() instanceof BehaviourFact fact && COUNTED.contains(fact.type())) {
                Cell cell = Cell.of(recorded.circumstances(), fact);
                happenings.merge(new Happening(cell, epochDay(recorded.occurredAt())), 1L, Long::sum);
            }
        }
        SortedMap<Counter, Long> counts = new TreeMap<>();
        if (!happenings.isEmpty()) {
            Set<Cell> cells = happenings.keySet().stream().map(Happening::cell).collect(Collectors.toSet());
            Map<Cell, Long> numbers = session.getProvider(FactDictionary.class).numbers(cells);
            // Several cells may share a number where a realm has its full number of them.
            happenings.forEach((happening, facts) -> counts.merge(
                    new Counter(
                            happening.cell.realmId(),
                            happening.epochDay,
                            Objects.requireNonNull(numbers.get(happening.cell))),
                    facts,
                    Long::sum));
        }
        return counts;
    }

    private static long epochDay(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toEpochDay();
    }

    private static List<Counter> missing(PlainSql sql, Collection<Counter> counters) {
        Map<Page, List<Counter>> pages = counters.stream()
                .collect(Collectors.groupingBy(counter -> new Page(counter.realmId, counter.epochDay)));
        Set<Counter> missing = new HashSet<>(counters);
        pages.forEach((page, all) -> {
            for (int from = 0; from < all.size(); from += CELLS_AT_ONCE) {
                List<Counter> some = all.subList(from, Math.min(all.size(), from + CELLS_AT_ONCE));
                existing(sql, page, some).forEach(missing::remove);
            }
        });
        return missing.stream().sorted().toList();
    }

    private static List<Counter> existing(PlainSql sql, Page page, List<Counter> counters) {
        List<Object> parameters = new ArrayList<>(List.of(page.realmId, page.epochDay));
        counters.forEach(counter -> parameters.add(counter.cell));
        return sql.all(
                "SELECT CELL FROM " + sql.table(TABLE) + " WHERE REALM_ID = ? AND EPOCH_DAY = ? AND CELL IN ("
                        + String.join(", ", Collections.nCopies(counters.size(), "?")) + ")",
                row -> new Counter(page.realmId, page.epochDay, row.getLong(1)),
                parameters.toArray());
    }

    /**
     * Adds counters at zero, in a transaction of their own: where another node is first, its row is as good, but the
     * refused statement would cost this transaction what it has done.
     */
    private void add(List<Counter> counters) {
        if (!counters.isEmpty() && !insert(counters)) {
            counters.forEach(counter -> insert(List.of(counter)));
        }
    }

    /** Whether none of them was there. */
    private boolean insert(List<Counter> counters) {
        List<@Nullable Object[]> rows = new ArrayList<>(counters.size());
        for (Counter counter : counters) {
            rows.add(new @Nullable Object[] {counter.realmId, counter.epochDay, counter.cell});
        }
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
                PlainSql sql = new PlainSql(own);
                sql.updateEach(
                        "INSERT INTO " + sql.table(TABLE) + " (REALM_ID, EPOCH_DAY, CELL, FACTS) VALUES (?, ?, ?, 0)",
                        rows);
            });
            return true;
        } catch (FailedStatementException e) {
            if (e.isDuplicate()) {
                return false;
            }
            throw e;
        }
    }

    private record Happening(Cell cell, long epochDay) {}

    private record Page(String realmId, long epochDay) {}

    private record Counter(String realmId, long epochDay, long cell) implements Comparable<Counter> {

        @Override
        public int compareTo(Counter other) {
            int realms = realmId.compareTo(other.realmId);
            if (realms != 0) {
                return realms;
            }
            int days = Long.compare(epochDay, other.epochDay);
            return days != 0 ? days : Long.compare(cell, other.cell);
        }
    }
}
