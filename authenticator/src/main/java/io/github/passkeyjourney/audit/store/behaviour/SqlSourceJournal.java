package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.store.behaviour.SourceState.Loss;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Keeps one row for each run of a server in PJ_FACT_SOURCE, and one for each of its losses in PJ_FACT_LOSS. */
final class SqlSourceJournal implements SourceJournal {

    static final String SOURCES = "PJ_FACT_SOURCE";
    static final String LOSSES = "PJ_FACT_LOSS";

    private static final int MAX_NODE = 255;

    private final KeycloakSessionFactory factory;

    SqlSourceJournal(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public void write(SourceState state) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            PlainSql sql = new PlainSql(session);
            // LAST_SEEN_AT differs each time, so that every database counts the row.
            if (update(sql, state) == 0) {
                insert(sql, state);
            }
            if (state.loss() != null) {
                insert(sql, state.source(), state.loss());
            }
        });
    }

    private static int update(PlainSql sql, SourceState state) {
        return sql.update(
                "UPDATE " + sql.table(SOURCES)
                        + " SET LAST_SEEN_AT = ?, APPLIED_UNTIL = ?, STOPPED_AT = ?, LAST_SEQ = ?, LOST = ?"
                        + " WHERE SOURCE = ?",
                state.seenAt().toEpochMilli(),
                state.appliedUntil().toEpochMilli(),
                millis(state.stoppedAt()),
                state.sequence(),
                state.lost(),
                state.source());
    }

    private static void insert(PlainSql sql, SourceState state) {
        sql.update(
                "INSERT INTO " + sql.table(SOURCES)
                        + " (SOURCE, NODE, STARTED_AT, LAST_SEEN_AT, APPLIED_UNTIL, STOPPED_AT, LAST_SEQ, LOST)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                state.source(),
                node(),
                state.startedAt().toEpochMilli(),
                state.seenAt().toEpochMilli(),
                state.appliedUntil().toEpochMilli(),
                millis(state.stoppedAt()),
                state.sequence(),
                state.lost());
    }

    /** This node is the only one that writes losses of this run, so asking first is safe. */
    private static void insert(PlainSql sql, String source, Loss loss) {
        String same = " WHERE SOURCE = ? AND SEQ = ?";
        if (sql.all("SELECT LOST FROM " + sql.table(LOSSES) + same, row -> row.getLong(1), source, loss.number())
                .isEmpty()) {
            sql.update(
                    "INSERT INTO " + sql.table(LOSSES) + " (SOURCE, SEQ, FROM_AT, TO_AT, LOST) VALUES (?, ?, ?, ?, ?)",
                    source,
                    loss.number(),
                    loss.from().toEpochMilli(),
                    loss.to().toEpochMilli(),
                    loss.count());
        }
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    /** For people only: nothing depends on it. */
    private static String node() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.length() <= MAX_NODE ? name : name.substring(0, MAX_NODE);
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
