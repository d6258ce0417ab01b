package io.github.passkeyjourney.recovery.helpdesk.store;

import io.github.passkeyjourney.audit.event.AccessPassChanged;
import io.github.passkeyjourney.audit.event.AccessPassStep;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Puts on record that passes have expired, takes their hashes away, and forgets cases that nobody works on. */
final class HelpdeskSweepJob implements LeaderJob {

    /** How long a case is kept; what was done in it is in the audit trail. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int PAGE = 200;

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    HelpdeskSweepJob(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        boolean more = true;
        while (more) {
            more = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> expire(session, now));
        }
        TransactionalSql.inTransaction(factory, Cases.TIMEOUT, sql -> {
            sql.update(
                    "DELETE FROM " + sql.table(Cases.TABLE) + " WHERE STATE = 'asked' AND OPENED_AT < ?",
                    now.minus(Cases.ASKED_LIFETIME).toEpochMilli());
            sql.update(
                    "DELETE FROM " + sql.table(Passes.TABLE) + " WHERE ISSUED_AT < ?",
                    now.minus(KEPT).toEpochMilli());
            return sql.update(
                    "DELETE FROM " + sql.table(Cases.TABLE) + " WHERE OPENED_AT < ?",
                    now.minus(KEPT).toEpochMilli());
        });
    }

    /** Whether there may be more. */
    private static boolean expire(KeycloakSession session, Instant now) {
        TransactionalSql sql = new TransactionalSql(session, Cases.TIMEOUT);
        List<Late> late = sql.all(
                "SELECT ID, REALM_ID, USER_ID FROM " + sql.table(Passes.TABLE)
                        + " WHERE STATE IN ('pending', 'approved', 'revealed') AND EXPIRES_AT <= ? ORDER BY EXPIRES_AT LIMIT "
                        + PAGE,
                row -> new Late(row.getString(1), row.getString(2), row.getString(3)),
                now.toEpochMilli());
        for (Late pass : late) {
            int expired = sql.update(
                    "UPDATE " + sql.table(Passes.TABLE) + " SET STATE = ?, SLOW_HASH = NULL WHERE ID = ?"
                            + " AND STATE IN ('pending', 'approved', 'revealed') AND EXPIRES_AT <= ?",
                    PassState.EXPIRED.id(),
                    pass.id,
                    now.toEpochMilli());
            if (expired == 1) {
                session.getProvider(FactRecorder.class)
                        .record(
                                Circumstances.ofRealm(pass.realmId, null).withUser(pass.userId),
                                new AccessPassChanged(pass.id, AccessPassStep.EXPIRED));
            }
        }
        return late.size() == PAGE;
    }

    private record Late(String id, String realmId, String userId) {}
}
