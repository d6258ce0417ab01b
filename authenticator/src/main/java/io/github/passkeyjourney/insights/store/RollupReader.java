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
        List<String> types = query.report().types().stream().map(FactType::id).toList();
        List<Object> parameters = new ArrayList<>();
        parameters.add(realmId);
        parameters.add(query.from().toEpochDay());
        parameters.add(query.to().toEpochDay());
        parameters.add(realmId);
        parameters.addAll(types);
        Columns columns = new Columns(query);
        List<Tally> tallies = sql.all(select(columns, types.size()), columns::tally, parameters.toArray());
        if (tallies.size() > MAX_TALLIES) {
            throw new TooManyTalliesException();
        }
        return tallies;
    }

    /** Adds up by number first: that is far cheaper than to compare all the words of a cell for each of its days. */
    private String select(Columns columns, int types) {
        String rollup = sql.table(RollupProjection.TABLE);
        String ofDays = " FROM " + rollup + " WHERE REALM_ID = ? AND EPOCH_DAY BETWEEN ? AND ?";
        String counted = columns.byDay
                ? "SELECT CELL, EPOCH_DAY, FACTS" + ofDays
                : "SELECT CELL, SUM(FACTS) AS FACTS" + ofDays + " GROUP BY CELL";
        String grouped = String.join(", ", columns.all());
        return "SELECT " + grouped + ", SUM(R.FACTS) AS FACTS FROM (" + counted + ") R JOIN " + sql.table("PJ_CELL")
                + " C ON C.ID = R.CELL WHERE C.REALM_ID = ? AND C.FACT_TYPE IN ("
                + String.join(", ", Collections.nCopies(types, "?")) + ") GROUP BY " + grouped + " LIMIT "
                + (MAX_TALLIES + 1);
    }

    /** What is selected for one query. */
    private static final class Columns {

        private final Set<Dimension> by;
        private final boolean byDay;

        Columns(Query query) {
            this.by = Set.copyOf(query.by());
            this.byDay = by.contains(Dimension.DAY) || by.contains(Dimension.WEEK);
        }

        List<String> all() {
            Stream<String> ofCell = Stream.concat(
                            WORDS.stream(),
                            NAMES.entrySet().stream()
                                    .filter(entry -> by.contains(entry.getKey()))
                                    .map(Map.Entry::getValue))
                    .map(name -> "C." + name);
            return Stream.concat(ofCell, byDay ? Stream.of("R.EPOCH_DAY") : Stream.empty())
                    .toList();
        }

        Tally tally(ResultSet row) throws SQLException {
            return new Tally(
                    byDay ? LocalDate.ofEpochDay(row.getLong("EPOCH_DAY")) : null,
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
            return by.contains(dimension) ? row.getString(NAMES.get(dimension)) : null;
        }
    }
}
