package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Carries out {@link ErasureRequest}s, in small transactions. Of a user the trail forgets who it was, in facts about the
 * user and in those where the user acted; the facts and the chain stay. Of a realm it forgets everything.
 */
final class Erasure {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int BATCH = 500;
    private static final int PAGES_PER_RUN = 20;

    /** After which a request is carried out again: a fact may have been on its way when the user was removed. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String FORGET_USER =
            "USER_ID = NULL, USER_SALT = NULL, ADDRESS = CASE WHEN ACTOR_HASH IS NULL THEN NULL ELSE ADDRESS END";
    private static final String FORGET_ACTOR = "ACTOR_ID = NULL, ACTOR_SALT = NULL, ADDRESS = NULL";

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    Erasure(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /**
     * Carries out what was filed, each request twice: at once and when its grace is over.
     *
     * @throws RuntimeException the last of the failures, if there were any; what failed stays filed
     */
    void run() {
        RuntimeException failure = null;
        List<ErasureRequest> page;
        int pages = 0;
        do {
            page = due();
            for (ErasureRequest request : page) {
                try {
                    carryOut(request);
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
            pages++;
        } while (failure == null && page.size() == BATCH && pages < PAGES_PER_RUN);
        if (failure != null) {
            throw failure;
        }
    }

    private List<ErasureRequest> due() {
        return inTransaction(sql -> sql.all(
                "SELECT REALM_ID, USER_ID, REQUESTED_AT FROM " + sql.table(ErasureRequest.TABLE)
                        + " WHERE DUE_AT <= ? ORDER BY DUE_AT LIMIT " + BATCH,
                row -> new ErasureRequest(row.getString(1), row.getString(2), row.getLong(3)),
                clock.millis()));
    }

    private void carryOut(ErasureRequest request) {
        long graceOver = request.requestedAt() + GRACE.toMillis();
        boolean forGood = clock.millis() >= graceOver;
        if (request.isOfRealm()) {
            deleteRealm(request);
        } else {
            eachRow(" WHERE REALM_ID = ? AND USER_ID = ?", FORGET_USER, request.realmId(), request.userId());
            eachRow(" WHERE ACTOR_ID = ?", FORGET_ACTOR, request.userId());
        }
        if (forGood) {
            change("DELETE FROM ", "", request);
        } else {
            change("UPDATE ", " SET DUE_AT = " + graceOver, request);
        }
    }

    private void change(String verb, String what, ErasureRequest request) {
        inTransaction(sql -> sql.update(
                verb + sql.table(ErasureRequest.TABLE) + what
                        + " WHERE REALM_ID = ? AND USER_ID = ? AND REQUESTED_AT = ?",
                request.realmId(),
                request.userId(),
                request.requestedAt()));
    }

    /** Of a realm that was imported again under the same id, only what is older than its removal. */
    private void deleteRealm(ErasureRequest request) {
        int deleted;
        do {
            deleted = inTransaction(sql -> deleteBatch(sql, request));
        } while (deleted == BATCH);
        inTransaction(sql ->
                sql.update("DELETE FROM " + sql.table("PJ_AUDIT_CHAIN") + " WHERE REALM_ID = ?", request.realmId()));
    }

    private static int deleteBatch(TransactionalSql sql, ErasureRequest request) {
        boolean imported = sql.first(
                        "SELECT ID FROM " + sql.table("REALM") + " WHERE ID = ?", row -> true, request.realmId())
                .isPresent();
        List<@Nullable Object[]> ids = ids(
                sql,
                " WHERE REALM_ID = ? AND RECORDED_AT <= ?",
                request.realmId(),
                imported ? request.requestedAt() : Long.MAX_VALUE);
        if (!ids.isEmpty()) {
            sql.updateEach("DELETE FROM " + sql.table("PJ_AUDIT") + " WHERE ID = ?", ids);
        }
        return ids.size();
    }

    private void eachRow(String where, String change, Object... parameters) {
        int changed;
        do {
            changed = inTransaction(sql -> {
                List<@Nullable Object[]> ids = ids(sql, where, parameters);
                if (!ids.isEmpty()) {
                    sql.updateEach("UPDATE " + sql.table("PJ_AUDIT") + " SET " + change + " WHERE ID = ?", ids);
                }
                return ids.size();
            });
        } while (changed == BATCH);
    }

    private static List<@Nullable Object[]> ids(TransactionalSql sql, String where, Object... parameters) {
        return sql.all(
                "SELECT ID FROM " + sql.table("PJ_AUDIT") + where + " LIMIT " + BATCH,
                row -> new @Nullable Object[] {row.getString(1)},
                parameters);
    }

    private <T> T inTransaction(Function<TransactionalSql, T> work) {
        return TransactionalSql.inTransaction(factory, TIMEOUT, work);
    }
}
