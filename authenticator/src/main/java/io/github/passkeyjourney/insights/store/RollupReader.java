package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Tally;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Reads from PJ_ROLLUP what a report needs, and no finer than it needs it. */
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
     * The tallies of one realm that a query is about. What it does not break down by is null in them.
     *
     * @throws TooManyTalliesException if there are more than {@link #MAX_TALLIES}
     * @throws RuntimeException if the database does not answer
     */
    public List<Tally> read(String realmId, Query query) {
        Select select = select(realmId, query);
        List<Tally> tallies = sql.all(
                select.sql(), new Columns(query)::tally, select.parameters().toArray());
        if (tallies.size() > MAX_TALLIES) {
            throw new TooManyTalliesException();
        }
        return tallies;
    }

    Select select(String realmId, Query query) {
        List<String> types = query.report().types().stream().map(FactType::id).toList();
        List<Object> parameters = new ArrayList<>();
        parameters.add(realmId);
        parameters.addAll(types);
        parameters.add(realmId);
        parameters.add(query.from().toEpochDay());
        parameters.add(query.to().toEpochDay());
        return new Select(select(new Columns(query), types.size()), parameters);
    }

    /**
     * Cells that differ in nothing that matters here get one number, and rows are added up by this number. To compare all
     * the words for each row takes several times as long. Any cell of a group can tell its words.
     */
    private String select(Columns columns, int types) {
        String cells = sql.table("PJ_CELL");
        String words = columns.words().collect(Collectors.joining(", "));
        String numbered = "SELECT ID, DENSE_RANK() OVER (ORDER BY " + words + ") AS WORDS_NO FROM " + cells
                + " WHERE REALM_ID = ? AND FACT_TYPE IN (" + String.join(", ", Collections.nCopies(types, "?")) + ")";
        String ofDays = sql.table(RollupProjection.TABLE) + " WHERE REALM_ID = ? AND EPOCH_DAY BETWEEN ? AND ?";
        String rows = columns.byDay
                ? "SELECT CELL, EPOCH_DAY, FACTS FROM " + ofDays
                : "SELECT CELL, SUM(FACTS) AS FACTS FROM " + ofDays + " GROUP BY CELL";
        String counted =
                "SELECT " + columns.firstDay + " AS FIRST_DAY, MIN(R.CELL) AS CELL, SUM(R.FACTS) AS FACTS FROM ("
                        + numbered + ") N JOIN (" + rows + ") R ON R.CELL = N.ID GROUP BY N.WORDS_NO"
                        + (columns.byDay ? ", " + columns.firstDay : "") + " LIMIT " + (MAX_TALLIES + 1);
        return "SELECT T.FIRST_DAY, T.FACTS, "
                + columns.words().map(word -> "C." + word).collect(Collectors.joining(", ")) + " FROM (" + counted
                + ") T JOIN " + cells + " C ON C.ID = T.CELL";
    }

    /** What is selected for one query. */
    private static final class Columns {

        private final Set<Dimension> by;
        private final boolean byDay;
        private final String firstDay;

        Columns(Query query) {
            this.by = Set.copyOf(query.by());
            this.byDay = by.contains(Dimension.DAY) || by.contains(Dimension.WEEK);
            this.firstDay = firstDay();
        }

        /** The day, or where weeks are enough the Monday: day 0 was a Thursday. */
        private String firstDay() {
            if (by.contains(Dimension.DAY)) {
                return "R.EPOCH_DAY";
            }
            return by.contains(Dimension.WEEK) ? "R.EPOCH_DAY - MOD(R.EPOCH_DAY + 3, 7)" : "0";
        }

        /** What the formulae need, and what is asked for. */
        Stream<String> words() {
            return Stream.concat(
                    WORDS.stream(),
                    NAMES.entrySet().stream()
                            .filter(entry -> asked(entry.getKey()))
                            .map(Map.Entry::getValue));
        }

        Tally tally(ResultSet row) throws SQLException {
            return new Tally(
                    byDay ? LocalDate.ofEpochDay(row.getLong("FIRST_DAY")) : null,
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
                    row.getLong("FACTS"));
        }

        private @Nullable String name(ResultSet row, Dimension dimension) throws SQLException {
            return asked(dimension) ? row.getString(NAMES.get(dimension)) : null;
        }

        private boolean asked(Dimension dimension) {
            return by.contains(dimension) || (dimension == Dimension.PLATFORM && by.contains(Dimension.DEVICE));
        }
    }
}
