package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactKey;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.PasskeyRemoved;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.RemovalCause;
import io.github.passkeyjourney.platform.ServerStart;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Finds passkeys that were recorded, are gone, and are not on record as gone, by walking along the recorded ones realm by
 * realm. A removal leaves no time behind, so one is recorded only when it was missed on two passes some minutes apart.
 */
final class RemovalRepair {

    /** What the request that removes a passkey is given to record it by itself, with its cause. */
    static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int PAGE = 1_000;

    private final AuditWriter writer;
    private final Clock clock;
    private final Backlog missed = new Backlog();
    private final LongAdder repaired = new LongAdder();

    private String realmId = "";
    private Row walkedTo = Row.BEFORE_ALL;

    RemovalRepair(AuditWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** Walks on from where the last run stopped, for so many pages or realms, and at most once around. */
    void run(KeycloakSessionFactory factory, int pages) {
        for (int i = 0; i < pages; i++) {
            List<Row> page = TransactionalSql.inTransaction(factory, TIMEOUT, this::page);
            repair(factory, page);
            if (page.size() == PAGE) {
                walkedTo = page.get(PAGE - 1);
            } else if (!nextRealm(factory)) {
                return;
            }
        }
    }

    /** How many facts this added since the server started. Any thread. */
    long repaired() {
        return repaired.sum();
    }

    /** False after the last realm: then it begins again. */
    private boolean nextRealm(KeycloakSessionFactory factory) {
        walkedTo = Row.BEFORE_ALL;
        realmId = TransactionalSql.inTransaction(
                        factory,
                        TIMEOUT,
                        sql -> sql.first(
                                "SELECT ID FROM " + sql.table("REALM") + " WHERE ID > ? ORDER BY ID LIMIT 1",
                                row -> row.getString(1),
                                realmId))
                .orElse("");
        return !realmId.isEmpty();
    }

    private List<Row> page(TransactionalSql sql) {
        return sql.all(
                "SELECT ID, OCCURRED_AT, FACT_KEY, USER_ID FROM " + sql.table("PJ_AUDIT")
                        + " WHERE REALM_ID = ? AND TYPE = ? AND OCCURRED_AT >= ? AND (OCCURRED_AT > ? OR ID > ?)"
                        + " ORDER BY OCCURRED_AT, ID LIMIT " + PAGE,
                row -> new Row(row.getString(1), row.getLong(2), row.getString(3), row.getString(4)),
                realmId,
                FactType.PASSKEY_ENROLLED.id(),
                walkedTo.occurredAt,
                walkedTo.occurredAt,
                walkedTo.id);
    }

    private void repair(KeycloakSessionFactory factory, List<Row> page) {
        List<String> ids =
                page.stream().flatMap(row -> row.credential().stream()).toList();
        Set<String> existing = TransactionalSql.inTransaction(factory, TIMEOUT, sql -> Credentials.existing(sql, ids));
        List<String> keys = ids.stream()
                .filter(id -> !existing.contains(id))
                .map(FactKey::removed)
                .toList();
        Set<String> known = TransactionalSql.inTransaction(factory, TIMEOUT, sql -> new AuditTable(sql).known(keys));
        for (Row row : page) {
            row.credential()
                    .filter(id -> !existing.contains(id))
                    .ifPresent(id -> judge(factory, row, id, known.contains(FactKey.removed(id))));
        }
    }

    private void judge(KeycloakSessionFactory factory, Row row, String credentialId, boolean onRecord) {
        if (onRecord) {
            missed.settle(credentialId);
        } else if (missed.isOverdue(credentialId, clock.instant(), GRACE)) {
            RecordedFact recorded = new RecordedFact(
                    UUID.randomUUID(),
                    ServerStart.id(),
                    clock.instant(),
                    Circumstances.ofRealm(realmId, null).withUser(row.userId),
                    new PasskeyRemoved(credentialId, RemovalCause.UNKNOWN));
            if (writer.writeOnce(factory, TIMEOUT, recorded, FactKey.removed(credentialId))) {
                repaired.increment();
            }
            missed.settle(credentialId);
        }
    }

    private record Row(
            String id,
            long occurredAt,
            @Nullable String key,
            @Nullable String userId) {

        static final Row BEFORE_ALL = new Row("", Long.MIN_VALUE, null, null);

        Optional<String> credential() {
            return FactKey.enrolledCredential(key);
        }
    }
}
