package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.audit.query.FactPage;
import io.github.passkeyjourney.audit.query.FactQuery;
import io.github.passkeyjourney.audit.query.StoredFact;
import io.github.passkeyjourney.audit.query.TimelineCursor;
import io.github.passkeyjourney.audit.query.TimelineFact;
import io.github.passkeyjourney.audit.query.TrailCursor;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Reads the trail, for those who may. */
public final class TrailReader {

    /** Facts that wait for their place are counted up to here. */
    public static final int WAITING_COUNTED = 1_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TransactionalSql sql;
    private final String table;

    /** Reads within the transaction of this request. */
    public TrailReader(KeycloakSession session) {
        this.sql = new TransactionalSql(session, TIMEOUT);
        this.table = sql.table(AuditTable.AUDIT);
    }

    /**
     * A page of the facts that have their place in the chain. Reading on from its {@link FactPage#next}, each fact comes
     * exactly once, whatever is recorded and chained meanwhile.
     *
     * @throws RuntimeException if the database does not answer
     */
    public FactPage page(FactQuery query, TrailCursor after) {
        long end = end(query.realmId());
        TrailCursor cursor = after.within(end);
        List<StoredFact> found =
                run(TrailStatement.page(table, query, cursor, query.max() + 1), row -> stored(query.realmId(), row));
        boolean full = found.size() > query.max();
        List<StoredFact> facts = full ? found.subList(0, query.max()) : found;
        TrailCursor next = full ? cursor.after(facts.get(facts.size() - 1)) : cursor.afterAll();
        return new FactPage(facts, next.write(query), full || next.behind() < end, waiting(query.realmId()));
    }

    /**
     * Facts of a realm in the order of their places, which do not change any more.
     *
     * @param position the place behind which to begin; 0 for the first fact
     * @param limit how many at most
     * @throws RuntimeException if the database does not answer
     */
    public List<StoredFact> behind(String realmId, long position, int limit) {
        return run(TrailStatement.behind(table, realmId, position, limit), row -> stored(realmId, row));
    }

    /**
     * How many facts of one type about a user have their places before one, and happened since a moment.
     *
     * @param type id of the type
     * @param limit as far as it is counted
     * @throws RuntimeException if the database does not answer
     */
    public int before(String realmId, String userId, String type, Instant since, long position, int limit) {
        return sql.first(
                        "SELECT COUNT(*) FROM (SELECT ID FROM " + table
                                + " WHERE REALM_ID = ? AND USER_ID = ? AND OCCURRED_AT >= ? AND TYPE = ? AND CHAIN_POSITION < ?"
                                + " LIMIT " + limit + ") FACTS_BEFORE",
                        row -> row.getInt(1),
                        realmId,
                        userId,
                        since.toEpochMilli(),
                        type,
                        position)
                .orElse(0);
    }

    /**
     * Facts about the user of a query, newest first, those without a place among them.
     *
     * @param limit how many at most
     * @throws RuntimeException if the database does not answer
     */
    public List<TimelineFact> timeline(FactQuery query, TimelineCursor after, int limit) {
        return run(TrailStatement.timeline(table, query, after, limit), row -> {
            StoredFact fact = stored(query.realmId(), row);
            return new TimelineFact(
                    fact, TimelineCursor.atAudit(fact.occurredAt().toEpochMilli(), Objects.requireNonNull(fact.id())));
        });
    }

    /**
     * The last place that is to be seen. What stands before it is to be seen, too: places are given while the end of the
     * chain is locked. Not the recorded end, which somebody may have taken away.
     */
    private long end(String realmId) {
        return sql.first(
                        "SELECT MAX(CHAIN_POSITION) FROM " + table + " WHERE REALM_ID = ?",
                        row -> row.getLong(1),
                        realmId)
                .orElse(0L);
    }

    private int waiting(String realmId) {
        return sql.first(
                        "SELECT COUNT(*) FROM (SELECT ID FROM " + table
                                + " WHERE REALM_ID = ? AND CHAIN_POSITION IS NULL LIMIT " + WAITING_COUNTED
                                + ") WAITING_ROWS",
                        row -> row.getInt(1),
                        realmId)
                .orElse(0);
    }

    private <T> List<T> run(TrailStatement statement, IsolatedSql.RowReader<T> reader) {
        return sql.all(statement.sql(), reader, statement.parameters());
    }

    private static StoredFact stored(String realmId, ResultSet row) throws SQLException {
        long position = row.getLong("CHAIN_POSITION");
        @Nullable Long known = row.wasNull() ? null : position;
        return FactContent.stored(realmId, known, AuditTable.entry(row));
    }
}
