package io.github.passkeyjourney.audit.store.device;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.settings.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Deletes devices that nobody has been seen with for as long as behaviour is kept, and those of users and realms that are gone. Walks
 * along the primary key, the devices of some 5 000 users a transaction: an index of days would have to be written each time
 * that somebody is seen.
 */
final class DeviceRetentionJob implements LeaderJob {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int ROWS = 5_000;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final Walk walk;

    DeviceRetentionJob(KeycloakSessionFactory factory, Clock clock, Walk walk) {
        this.factory = factory;
        this.clock = clock;
        this.walk = walk;
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant until = clock.instant().plus(LONGEST);
        synchronized (walk) {
            boolean more = true;
            while (more && clock.instant().isBefore(until)) {
                if (walk.atEndOfRealm) {
                    more = goToNextRealm();
                } else {
                    deletePage();
                }
            }
        }
    }

    /** Whether there is one; otherwise the next run begins anew. */
    private boolean goToNextRealm() {
        String next = inTransaction(session -> {
            PlainSql sql = new PlainSql(session);
            return sql.all(
                            "SELECT MIN(REALM_ID) FROM " + sql.table(DeviceProjection.TABLE) + " WHERE REALM_ID > ?",
                            row -> new Found(row.getString(1)),
                            walk.realmId)
                    .get(0)
                    .id;
        });
        walk.realmId = next == null ? "" : next;
        walk.userId = "";
        walk.atEndOfRealm = next == null;
        return next != null;
    }

    private void deletePage() {
        String last = inTransaction(session -> {
            Retention retention = Retention.of(session, walk.realmId, clock.instant());
            if (retention.keepsAll()) {
                return null;
            }
            PlainSql sql = new PlainSql(session);
            String page = sql.table(DeviceProjection.TABLE) + " WHERE REALM_ID = ? AND USER_ID > ?";
            List<String> end = sql.all(
                    "SELECT USER_ID FROM " + page + " ORDER BY USER_ID LIMIT 1 OFFSET " + (ROWS - 1),
                    row -> row.getString(1),
                    walk.realmId,
                    walk.userId);
            List<Object> parameters = new ArrayList<>(List.of(walk.realmId, walk.userId));
            parameters.addAll(end);
            parameters.add(retention.firstDay());
            String rows = "DELETE FROM " + page + (end.isEmpty() ? "" : " AND USER_ID <= ?");
            sql.update(rows + " AND LAST_DAY < ?", parameters.toArray());
            // A fact that was under way when its user was removed has left a row. Users of a directory are not in the
            // table.
            parameters.remove(parameters.size() - 1);
            sql.update(
                    rows + " AND USER_ID NOT LIKE 'f:%' AND NOT EXISTS (SELECT 1 FROM " + sql.table("USER_ENTITY")
                            + " U WHERE U.ID = USER_ID)",
                    parameters.toArray());
            return end.isEmpty() ? null : end.get(0);
        });
        walk.userId = last == null ? "" : last;
        walk.atEndOfRealm = last == null;
    }

    private <T extends @Nullable Object> T inTransaction(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
    }

    /** How far the walk went, which is remembered from run to run. */
    static final class Walk {

        private String realmId = "";
        private String userId = "";
        private boolean atEndOfRealm = true;
    }

    private record Found(@Nullable String id) {}
}
