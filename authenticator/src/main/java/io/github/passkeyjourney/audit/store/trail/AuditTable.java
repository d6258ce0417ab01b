package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements on PJ_AUDIT and PJ_AUDIT_CHAIN, within the transaction of the given SQL. */
final class AuditTable {

    static final String AUDIT = "PJ_AUDIT";
    private static final String CHAIN = "PJ_AUDIT_CHAIN";

    /** What {@link #entry} reads. */
    static final String COLUMNS = "ID, TYPE, OCCURRED_AT, RECORDED_AT, FACT_KEY, CONTENT,"
            + " USER_ID, USER_SALT, USER_HASH, ACTOR_ID, ACTOR_SALT, ACTOR_HASH, ADDRESS";

    private final TransactionalSql sql;
    private final String audit;
    private final String chain;

    AuditTable(TransactionalSql sql) {
        this.sql = sql;
        this.audit = sql.table(AUDIT);
        this.chain = sql.table(CHAIN);
    }

    void insert(String realmId, AuditEntry entry) {
        sql.update(
                "INSERT INTO " + audit + " (REALM_ID, " + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                realmId,
                entry.id(),
                entry.type(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.key(),
                entry.content(),
                entry.user().id(),
                entry.user().salt(),
                entry.user().hash(),
                entry.actor().id(),
                entry.actor().salt(),
                entry.actor().hash(),
                entry.address());
    }

    /** Which of these keys are on record, in whatever realm: they hold ids that are unique among all realms. */
    Set<String> known(List<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        String places = String.join(", ", Collections.nCopies(keys.size(), "?"));
        return new HashSet<>(sql.all(
                "SELECT FACT_KEY FROM " + audit + " WHERE FACT_KEY IN (" + places + ")",
                row -> row.getString(1),
                keys.toArray()));
    }

    /**
     * Rows of a realm that have no place in its chain yet, in the order in which they were recorded. If there are more than
     * the limit, they are any of these: to have the database sort a long queue for each batch takes longer than chaining it.
     */
    List<AuditEntry> waiting(String realmId, int limit) {
        List<AuditEntry> waiting = sql.all(
                "SELECT " + COLUMNS + " FROM " + audit + " WHERE REALM_ID = ? AND CHAIN_POSITION IS NULL LIMIT "
                        + limit,
                AuditTable::entry,
                realmId);
        return waiting.stream()
                .sorted(Comparator.comparingLong(AuditEntry::recordedAt).thenComparing(AuditEntry::id))
                .toList();
    }

    /** How many there are of these. */
    long countWaiting(String realmId) {
        return sql.first(
                        "SELECT COUNT(*) FROM " + audit + " WHERE REALM_ID = ? AND CHAIN_POSITION IS NULL",
                        row -> row.getLong(1),
                        realmId)
                .orElse(0L);
    }

    /** The links behind a place, in their order. */
    List<Link> links(String realmId, long behind, int limit) {
        return sql.all(
                "SELECT CHAIN_POSITION, CHAIN_HASH, " + COLUMNS + " FROM " + audit
                        + " WHERE REALM_ID = ? AND CHAIN_POSITION > ? ORDER BY REALM_ID, CHAIN_POSITION LIMIT " + limit,
                row -> new Link(
                        row.getLong("CHAIN_POSITION"),
                        // A hash that was taken away is no hash of anything.
                        Optional.ofNullable(row.getString("CHAIN_HASH")).orElse(""),
                        entry(row)),
                realmId,
                behind);
    }

    Optional<ChainHead> head(String realmId) {
        return sql.first(
                "SELECT HEAD_POSITION, HEAD_HASH FROM " + chain + " WHERE REALM_ID = ?",
                row -> new ChainHead(row.getLong("HEAD_POSITION"), row.getString("HEAD_HASH")),
                realmId);
    }

    void begin(String realmId, ChainHead start) {
        sql.update(
                "INSERT INTO " + chain + " (REALM_ID, HEAD_POSITION, HEAD_HASH) VALUES (?, ?, ?)",
                realmId,
                start.position(),
                start.hash());
    }

    /** Moves the end of a chain; false if another server was faster. Until the transaction ends, others wait here. */
    boolean move(String realmId, ChainHead from, ChainHead to) {
        int moved = sql.update(
                "UPDATE " + chain
                        + " SET HEAD_POSITION = ?, HEAD_HASH = ? WHERE REALM_ID = ? AND HEAD_POSITION = ? AND HEAD_HASH = ?",
                to.position(),
                to.hash(),
                realmId,
                from.position(),
                from.hash());
        return moved == 1;
    }

    /**
     * Gives rows their places.
     *
     * @throws IllegalStateException if one of them is gone or has a place already
     */
    void chain(List<Link> links) {
        List<@Nullable Object[]> places = links.stream()
                .map(link -> new @Nullable Object[] {
                    link.position(), link.hash(), link.entry().id()
                })
                .toList();
        int changed = sql.updateEach(
                "UPDATE " + audit + " SET CHAIN_POSITION = ?, CHAIN_HASH = ? WHERE ID = ? AND CHAIN_POSITION IS NULL",
                places);
        if (changed != links.size()) {
            throw new IllegalStateException("Rows of PJ_AUDIT changed while they were chained");
        }
    }

    static AuditEntry entry(ResultSet row) throws SQLException {
        String address = row.getString("ADDRESS");
        String actorHash = row.getString("ACTOR_HASH");
        Mention user = new Mention(
                row.getString("USER_ID"),
                actorHash == null ? address : null,
                row.getString("USER_SALT"),
                row.getString("USER_HASH"));
        Mention actor = new Mention(
                row.getString("ACTOR_ID"), actorHash == null ? null : address, row.getString("ACTOR_SALT"), actorHash);
        return new AuditEntry(
                row.getString("ID"),
                row.getString("TYPE"),
                row.getLong("OCCURRED_AT"),
                row.getLong("RECORDED_AT"),
                row.getString("FACT_KEY"),
                row.getString("CONTENT"),
                user,
                actor);
    }
}
