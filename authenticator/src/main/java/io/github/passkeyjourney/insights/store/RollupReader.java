package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Tally;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Reads from PJ_ROLLUP what a report needs, and days that are packed from {@link RollupPacks}. */
public final class RollupReader {

    /** Most tallies that are read for one answer; some 10 MB. */
    public static final int MAX_TALLIES = 50_000;

    /** Each holds few values, and the formulae need all of them. */
    private static final List<String> WORDS = List.of("FACT_TYPE", "METHOD", "OUTCOME", "CAUSE", "HOLDER");

    private static final Map<Dimension, String> NAMES = new EnumMap<>(Map.of(
            Dimension.COHORT, "COHORT",
            Dimension.PLATFORM, "PLATFORM",
            Dimension.BROWSER, "BROWSER",
            Dimension.CLIENT, "CLIENT"));

    private final PlainSql sql;

    /** Reads in the transaction of the session. */
    public RollupReader(KeycloakSession session) {
        this.sql = new PlainSql(session);
    }

    /**
     * The tallies of one realm that a query is about; of the same there may be several. What it does not break down by is
     * null in them.
     *
     * @throws TooManyTalliesException if there are more than {@link #MAX_TALLIES}
     * @throws RuntimeException if the database does not answer
     */
    public List<Tally> read(String realmId, Query query) {
        Columns columns = new Columns(query);
        TallyList tallies = new TallyList(groups(realmId, query, columns), columns::firstDay, columns.byDay);
        Set<Long> packed = new HashSet<>();
        Select packs = packs(realmId, query);
        sql.each(
                packs.sql(),
                row -> {
                    long day = row.getLong("EPOCH_DAY");
                    tallies.day(day);
                    DayPack.read(row.getBytes("CONTENT"), tallies::add);
                    packed.add(day);
                },
                packs.parameters().toArray());
        List<Long> others = LongStream.rangeClosed(
                        query.from().toEpochDay(), query.to().toEpochDay())
                .boxed()
                .filter(day -> !packed.contains(day))
                .toList();
        if (!others.isEmpty()) {
            Select rows = rows(realmId, others, columns);
            sql.each(
                    rows.sql(),
                    row -> {
                        tallies.day(row.getLong("EPOCH_DAY"));
                        tallies.add(row.getLong("CELL"), row.getLong("FACTS"));
                    },
                    rows.parameters().toArray());
        }
        return tallies.all();
    }

    /** Every statement of a query, as if no day were packed. */
    List<Select> selects(String realmId, Query query) {
        Columns columns = new Columns(query);
        List<Long> days = LongStream.rangeClosed(
                        query.from().toEpochDay(), query.to().toEpochDay())
                .boxed()
                .toList();
        return List.of(cells(realmId, query, columns), packs(realmId, query), rows(realmId, days, columns));
    }

    private CellGroups groups(String realmId, Query query, Columns columns) {
        List<Long> cells = new ArrayList<>();
        List<Tally> words = new ArrayList<>();
        Select select = cells(realmId, query, columns);
        sql.each(
                select.sql(),
                row -> {
                    cells.add(row.getLong("ID"));
                    words.add(columns.words(row));
                },
                select.parameters().toArray());
        return new CellGroups(cells, words);
    }

    private Select cells(String realmId, Query query, Columns columns) {
        List<String> types = query.report().types().stream().map(FactType::id).toList();
        List<Object> parameters = new ArrayList<>(List.of(realmId));
        parameters.addAll(types);
        return new Select(
                "SELECT ID, " + columns.words().collect(Collectors.joining(", ")) + " FROM " + sql.table("PJ_CELL")
                        + " WHERE REALM_ID = ? AND FACT_TYPE IN (" + marks(types.size()) + ") ORDER BY ID",
                parameters);
    }

    private Select packs(String realmId, Query query) {
        return new RollupPacks(sql)
                .filled(realmId, query.from().toEpochDay(), query.to().toEpochDay());
    }

    /**
     * The counters of some days. They meet their cells in the server: databases do not agree on how to join so many rows
     * with what is computed for each cell, and one of them computes it anew for each row.
     *
     * @param days at least one, in ascending order
     */
    private Select rows(String realmId, List<Long> days, Columns columns) {
        List<Object> parameters = new ArrayList<>(List.of(realmId));
        long first = days.get(0);
        long last = days.get(days.size() - 1);
        boolean inOne = last - first == days.size() - 1;
        parameters.addAll(inOne ? List.of(first, last) : days);
        String ofDays = " FROM " + sql.table(RollupProjection.TABLE) + " WHERE REALM_ID = ? AND EPOCH_DAY "
                + (inOne ? "BETWEEN ? AND ?" : "IN (" + marks(days.size()) + ")");
        return new Select(
                columns.byDay
                        ? "SELECT EPOCH_DAY, CELL, FACTS" + ofDays + " ORDER BY EPOCH_DAY, CELL"
                        : "SELECT MIN(EPOCH_DAY) AS EPOCH_DAY, CELL, SUM(FACTS) AS FACTS" + ofDays + " GROUP BY CELL",
                parameters);
    }

    private static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }

    /** What is selected for one query. */
    private static final class Columns {

        private final Set<Dimension> by;
        private final boolean byDay;

        Columns(Query query) {
            this.by = Set.copyOf(query.by());
            this.byDay = by.contains(Dimension.DAY) || by.contains(Dimension.WEEK);
        }

        /** The day, where weeks are enough its Monday, and where no day is asked for always the same: day 0 was a Thursday. */
        long firstDay(long epochDay) {
            if (by.contains(Dimension.DAY)) {
                return epochDay;
            }
            return by.contains(Dimension.WEEK) ? epochDay - Math.floorMod(epochDay + 3, 7L) : 0;
        }

        /** What the formulae need, and what is asked for. */
        Stream<String> words() {
            return Stream.concat(
                    WORDS.stream(),
                    NAMES.entrySet().stream()
                            .filter(entry -> asked(entry.getKey()))
                            .map(Map.Entry::getValue));
        }

        /** What a row tells of a cell; neither day nor facts. */
        Tally words(ResultSet row) throws SQLException {
            return new Tally(
                    null,
                    FactType.of(row.getString("FACT_TYPE")).orElseThrow(),
                    row.getString("METHOD"),
                    row.getString("OUTCOME"),
                    row.getString("CAUSE"),
                    // Empty is false: of a fact that does not tell, nothing is claimed.
                    row.getBoolean("HOLDER"),
                    name(row, Dimension.COHORT),
                    name(row, Dimension.PLATFORM),
                    name(row, Dimension.BROWSER),
                    name(row, Dimension.CLIENT),
                    0);
        }

        private @Nullable String name(ResultSet row, Dimension dimension) throws SQLException {
            return asked(dimension) ? row.getString(NAMES.get(dimension)) : null;
        }

        private boolean asked(Dimension dimension) {
            return by.contains(dimension) || (dimension == Dimension.PLATFORM && by.contains(Dimension.DEVICE));
        }
    }
}
