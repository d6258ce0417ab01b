package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.Word;
import io.github.passkeyjourney.audit.query.FactQuery;
import io.github.passkeyjourney.audit.query.TimelineCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statement that reads a part of a user's facts from PJ_FACT, newest first, along the index on users. */
final class StoryStatement {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * @param facts PJ_FACT, with its schema
     * @param cells PJ_CELL, with its schema
     * @param subject the pseudonym of the user
     * @param limit how many rows at most
     */
    StoryStatement(String facts, String cells, FactQuery query, String subject, TimelineCursor cursor, int limit) {
        sql.append("SELECT OCCURRED_AT, FACT_ID, CELL, ")
                .append(SqlFactDictionary.COLUMNS)
                .append(" FROM ")
                .append(facts)
                .append(" JOIN ")
                .append(cells)
                .append(" ON ID = CELL WHERE SUBJECT = ?");
        parameters.add(subject);
        and("REALM_ID = ?", query.realmId());
        moments(query, cursor);
        if (!query.types().isEmpty()) {
            String places = String.join(", ", Collections.nCopies(query.types().size(), "?"));
            and(
                    "FACT_TYPE IN (" + places + ")",
                    query.types().stream().map(Word::id).sorted().toArray());
        }
        sql.append(" ORDER BY OCCURRED_AT DESC, FACT_ID DESC, CELL DESC LIMIT ").append(limit);
    }

    private void moments(FactQuery query, TimelineCursor cursor) {
        Instant from = query.from();
        Instant to = query.to();
        long end = to == null ? Long.MAX_VALUE : to.toEpochMilli() - 1;
        and("OCCURRED_AT >= ?", from == null ? Long.MIN_VALUE : from.toEpochMilli());
        and("OCCURRED_AT <= ?", Math.min(end, cursor.occurredAt()));
        if (cursor.auditId() == null) {
            and(
                    "(OCCURRED_AT < ? OR FACT_ID < ? OR (FACT_ID = ? AND CELL < ?))",
                    cursor.occurredAt(),
                    cursor.factId(),
                    cursor.factId(),
                    cursor.cell());
        }
    }

    private void and(String condition, Object... values) {
        sql.append(" AND ").append(condition);
        parameters.addAll(List.of(values));
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
