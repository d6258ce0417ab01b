package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.Word;
import io.github.passkeyjourney.audit.query.FactQuery;
import io.github.passkeyjourney.audit.query.TimelineCursor;
import io.github.passkeyjourney.audit.query.TrailCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read pages of PJ_AUDIT. Each finds its rows along an index that also has their order, and looks at few
 * more rows than it returns, however long the trail is.
 */
final class TrailStatement {

    private static final String BY_TIME = " ORDER BY OCCURRED_AT, ID";
    private static final String NEWEST_FIRST = " ORDER BY OCCURRED_AT DESC, ID DESC";

    private final String table;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private TrailStatement(String table) {
        this.table = table;
    }

    /**
     * A part of a stretch, in the order of time.
     *
     * @param table PJ_AUDIT, with its schema
     * @param limit how many rows at most
     */
    static TrailStatement page(String table, FactQuery query, TrailCursor cursor, int limit) {
        TrailStatement statement = new TrailStatement(table);
        if (!cursor.isFirst()) {
            statement.stretch(query, cursor, limit);
        } else if (query.userId() == null && query.types().size() > 1) {
            statement.eachType(query, cursor, limit);
        } else {
            statement.fromTheBeginning(query, query.types(), cursor, limit);
        }
        return statement.joined(BY_TIME);
    }

    /**
     * Rows behind a place, in the order of the chain.
     *
     * @param table PJ_AUDIT, with its schema
     * @param limit how many rows at most
     */
    static TrailStatement behind(String table, String realmId, long position, int limit) {
        TrailStatement statement = new TrailStatement(table);
        statement.select();
        statement.rowsOf(realmId);
        statement.and("CHAIN_POSITION > ?", position);
        statement.append(" ORDER BY REALM_ID, CHAIN_POSITION LIMIT " + limit);
        return statement.joined(" ORDER BY CHAIN_POSITION");
    }

    /**
     * A part of the facts about the user of a query, newest first; those without a place in the chain are among them.
     *
     * @param table PJ_AUDIT, with its schema
     * @param limit how many rows at most
     */
    static TrailStatement timeline(String table, FactQuery query, TimelineCursor cursor, int limit) {
        TrailStatement statement = new TrailStatement(table);
        statement.select();
        statement.rowsOf(query.realmId());
        statement.filter(query, query.types());
        long upTo = Math.min(cursor.occurredAt(), end(query));
        statement.and("OCCURRED_AT >= ?", begin(query));
        statement.and("OCCURRED_AT <= ?", upTo);
        if (cursor.auditId() == null) {
            // Within a millisecond audit facts come first: they are all behind a cursor that stands at behaviour.
            statement.and("OCCURRED_AT < ?", cursor.occurredAt());
        } else {
            statement.and("(OCCURRED_AT < ? OR ID < ?)", cursor.occurredAt(), cursor.auditId());
        }
        statement.append(NEWEST_FIRST).append(" LIMIT " + limit);
        return statement.joined(NEWEST_FIRST);
    }

    /** The first stretch may be the whole trail: along the time, or along that of the user or the type. */
    private void fromTheBeginning(FactQuery query, Set<FactType> types, TrailCursor cursor, int limit) {
        select();
        rowsOf(query.realmId());
        filter(query, types);
        moments(query, cursor);
        // Not the first of the conditions that narrow: hardly any row is behind it.
        and("CHAIN_POSITION <= ?", cursor.upTo());
        append(BY_TIME).append(" LIMIT " + limit);
    }

    /** One way along the index for each type: along the time alone, rare types would be looked for in the whole trail. */
    private void eachType(FactQuery query, TrailCursor cursor, int limit) {
        append("SELECT FACT_ROW, FACT_TIME FROM (");
        String separator = "";
        for (FactType type : new TreeSet<>(query.types())) {
            append(separator).append("SELECT FACT_ROW, FACT_TIME FROM (");
            fromTheBeginning(query, Set.of(type), cursor, limit);
            append(") T_" + type.name());
            separator = " UNION ALL ";
        }
        append(") EACH_TYPE ORDER BY FACT_TIME, FACT_ROW LIMIT " + limit);
    }

    /** Any other stretch is short: along the chain. */
    private void stretch(FactQuery query, TrailCursor cursor, int limit) {
        select();
        append(" FROM (SELECT ID, TYPE, USER_ID, OCCURRED_AT");
        rowsOf(query.realmId());
        and("CHAIN_POSITION > ?", cursor.behind());
        and("CHAIN_POSITION <= ?", cursor.upTo());
        append(" ORDER BY REALM_ID, CHAIN_POSITION LIMIT " + TrailCursor.STRETCH)
                .append(") STRETCH WHERE 1 = 1");
        filter(query, query.types());
        moments(query, cursor);
        append(BY_TIME).append(" LIMIT " + limit);
    }

    private void select() {
        append("SELECT ID AS FACT_ROW, OCCURRED_AT AS FACT_TIME");
    }

    private void rowsOf(String realmId) {
        append(" FROM " + table + " WHERE REALM_ID = ?");
        parameters.add(realmId);
    }

    private void filter(FactQuery query, Set<FactType> types) {
        if (query.userId() != null) {
            and("USER_ID = ?", query.userId());
        }
        if (!types.isEmpty()) {
            String places = String.join(", ", Collections.nCopies(types.size(), "?"));
            and(
                    "TYPE IN (" + places + ")",
                    types.stream().map(Word::id).sorted().toArray());
        }
    }

    private void moments(FactQuery query, TrailCursor cursor) {
        and("OCCURRED_AT >= ?", Math.max(begin(query), cursor.occurredAt()));
        and("OCCURRED_AT <= ?", end(query));
        if (!cursor.id().isEmpty()) {
            and("(OCCURRED_AT > ? OR ID > ?)", cursor.occurredAt(), cursor.id());
        }
    }

    private static long begin(FactQuery query) {
        Instant from = query.from();
        return from == null ? Long.MIN_VALUE : from.toEpochMilli();
    }

    private static long end(FactQuery query) {
        Instant to = query.to();
        return to == null ? Long.MAX_VALUE : to.toEpochMilli() - 1;
    }

    /** The whole rows are fetched once it is known which they are. */
    private TrailStatement joined(String order) {
        sql.insert(0, "SELECT CHAIN_POSITION, " + AuditTable.COLUMNS + " FROM (");
        append(") PAGE_ROWS JOIN " + table + " ON ID = FACT_ROW").append(order);
        return this;
    }

    private void and(String condition, Object... values) {
        append(" AND " + condition);
        parameters.addAll(List.of(values));
    }

    private StringBuilder append(String part) {
        return sql.append(part);
    }

    String sql() {
        return sql.toString();
    }

    /** Strings and longs. */
    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }
}
