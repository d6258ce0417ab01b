package io.github.passkeyjourney.recovery.store;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.RecoveryEnded;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Ends recoveries with which nobody went on, and forgets what is of no more use. */
final class RecoverySweepJob implements LeaderJob {

    /** Sign-ins end before that. */
    private static final Duration IDLE = Duration.ofHours(2);

    /** After a wait is over; as long as a browser keeps the secret of it. */
    private static final Duration AFTER_WAIT = Duration.ofDays(7);

    /** Codes and the names of nobody. */
    private static final Duration SHORT = Duration.ofDays(1);

    /** Without a new try, the count of those before says nothing about one who guesses. */
    private static final Duration QUIET = Duration.ofDays(30);

    private static final int PAGE = 200;

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    RecoverySweepJob(KeycloakSessionFactory factory, Clock clock) {
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
        forget(now);
        boolean more = true;
        while (more) {
            more = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> abandon(session, now));
        }
    }

    private void forget(Instant now) {
        TransactionalSql.inTransaction(factory, Tries.TIMEOUT, sql -> {
            sql.update(
                    "DELETE FROM " + sql.table(Codes.TABLE) + " WHERE EXPIRES_AT < ?",
                    now.minus(SHORT).toEpochMilli());
            sql.update(
                    "DELETE FROM " + sql.table(Tries.TABLE) + " WHERE LAST_AT < ?",
                    now.minus(QUIET).toEpochMilli());
            sql.update(
                    "DELETE FROM " + sql.table(Tries.TABLE) + " WHERE (USER_ID LIKE '" + Budget.ADDRESS
                            + "%' OR USER_ID LIKE '" + Budget.NETWORK + "%') AND LAST_AT < ?",
                    now.minus(SHORT).toEpochMilli());
            sql.update(
                    "DELETE FROM " + sql.table(Recoveries.TABLE) + " WHERE USER_ID LIKE '" + Claimant.NOBODY
                            + "%' AND STARTED_AT < ?",
                    now.minus(SHORT).toEpochMilli());
            sql.update(
                    "DELETE FROM " + sql.table(Recoveries.PROOFS) + " WHERE PROVEN_AT < ?",
                    now.minus(QUIET).toEpochMilli());
            return true;
        });
    }

    /** Whether there may be more. */
    private boolean abandon(KeycloakSession session, Instant now) {
        TransactionalSql sql = new TransactionalSql(session, Tries.TIMEOUT);
        List<Left> left = sql.all(
                "SELECT ID, REALM_ID, USER_ID, STATE, STARTED_AT, (SELECT COUNT(*) FROM "
                        + sql.table(Recoveries.PROOFS) + " P WHERE P.RECOVERY_ID = R.ID) FROM "
                        + sql.table(Recoveries.TABLE) + " R WHERE USER_ID NOT LIKE '" + Claimant.NOBODY
                        + "%' AND ((STATE = 'proving' AND STARTED_AT < ?)"
                        + " OR (STATE = 'open' AND OPENED_AT < ?) OR (STATE = 'held' AND HELD_UNTIL < ?))"
                        + " ORDER BY STARTED_AT LIMIT " + PAGE,
                row -> new Left(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6) > 0),
                now.minus(IDLE).toEpochMilli(),
                now.minus(IDLE).toEpochMilli(),
                now.minus(AFTER_WAIT).toEpochMilli());
        for (Left recovery : left) {
            RecoveryOutcome outcome = recovery.proven ? RecoveryOutcome.ABANDONED : RecoveryOutcome.DENIED;
            int ended = sql.update(
                    "UPDATE " + sql.table(Recoveries.TABLE) + " SET STATE = ?, ENDED_AT = ? WHERE ID = ? AND STATE = ?",
                    outcome.id(),
                    now.toEpochMilli(),
                    recovery.id,
                    recovery.state);
            if (ended == 1) {
                long seconds = Math.max(0, (now.toEpochMilli() - recovery.startedAt) / 1_000);
                session.getProvider(FactRecorder.class)
                        .record(
                                Circumstances.ofRealm(recovery.realmId, null).withUser(recovery.userId),
                                new RecoveryEnded(recovery.id, outcome, false, seconds));
            }
        }
        return left.size() == PAGE;
    }

    /** @param proven whether anything was: then somebody has left, and else was not let in */
    private record Left(String id, String realmId, String userId, String state, long startedAt, boolean proven) {}
}
