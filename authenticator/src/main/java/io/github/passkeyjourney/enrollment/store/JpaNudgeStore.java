package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.CircuitBreaker;
import io.github.passkeyjourney.platform.store.IsolatedWork;
import io.github.passkeyjourney.policy.NudgeHistory;
import java.time.Instant;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.keycloak.models.KeycloakSession;

/** Keeps the history in the table PJ_NUDGE. Counters are raised by the database, so two browsers at once lose nothing. */
final class JpaNudgeStore implements NudgeStore {

    private final KeycloakSession session;
    private final CircuitBreaker breaker;

    JpaNudgeStore(KeycloakSession session, CircuitBreaker breaker) {
        this.session = session;
        this.breaker = breaker;
    }

    @Override
    public NudgeHistory find(String realmId, String userId) {
        return breaker.call(() -> IsolatedWork.run(session, own -> own.createSelectionQuery(
                        "from NudgeEntity where realmId = :realm and userId = :user", NudgeEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setTimeout(IsolatedWork.STATEMENT_TIMEOUT_SECONDS)
                .uniqueResultOptional()
                .map(NudgeEntity::history)
                .orElse(NudgeHistory.NONE)));
    }

    @Override
    public void offered(String realmId, String userId, boolean enforcing, Instant now) {
        String grace = enforcing ? ", requiredSince = coalesce(requiredSince, :now)" : "";
        String change = "offers = offers + 1, lastOfferedAt = :now" + grace;
        write(realmId, userId, change, now, NudgeHistory.NONE.offered(now, enforcing));
    }

    @Override
    public void skipped(String realmId, String userId, Instant now) {
        write(realmId, userId, "skips = skips + 1, lastSkippedAt = :now", now, NudgeHistory.NONE.skipped(now));
    }

    @Override
    public void failed(String realmId, String userId, Instant now) {
        write(realmId, userId, "failures = failures + 1, lastFailedAt = :now", now, NudgeHistory.NONE.failed(now));
    }

    /** Changes the row of a user, or makes it; a second browser may make it in between, then it is there to be changed. */
    private void write(String realmId, String userId, String change, Instant now, NudgeHistory first) {
        breaker.call(() -> {
            int rows = IsolatedWork.run(session, own -> update(own, realmId, userId, change, now));
            if (rows > 0) {
                return rows;
            }
            try {
                return IsolatedWork.run(session, own -> insert(own, realmId, userId, first));
            } catch (ConstraintViolationException e) {
                return IsolatedWork.run(session, own -> update(own, realmId, userId, change, now));
            }
        });
    }

    private static int update(StatelessSession own, String realmId, String userId, String change, Instant now) {
        return own.createMutationQuery(
                        "update NudgeEntity set " + change + " where realmId = :realm and userId = :user")
                .setParameter("now", now.toEpochMilli())
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setTimeout(IsolatedWork.STATEMENT_TIMEOUT_SECONDS)
                .executeUpdate();
    }

    private static int insert(StatelessSession own, String realmId, String userId, NudgeHistory first) {
        return own.createMutationQuery("insert into NudgeEntity (realmId, userId, offers, skips, failures,"
                        + " lastOfferedAt, lastSkippedAt, lastFailedAt, requiredSince)"
                        + " values (:realm, :user, :offers, :skips, :failures, :offered, :skipped, :failed, :required)")
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("offers", first.offers())
                .setParameter("skips", first.skips())
                .setParameter("failures", first.failures())
                .setParameter("offered", NudgeEntity.millis(first.lastOfferedAt()), Long.class)
                .setParameter("skipped", NudgeEntity.millis(first.lastSkippedAt()), Long.class)
                .setParameter("failed", NudgeEntity.millis(first.lastFailedAt()), Long.class)
                .setParameter("required", NudgeEntity.millis(first.requiredSince()), Long.class)
                .setTimeout(IsolatedWork.STATEMENT_TIMEOUT_SECONDS)
                .executeUpdate();
    }
}
