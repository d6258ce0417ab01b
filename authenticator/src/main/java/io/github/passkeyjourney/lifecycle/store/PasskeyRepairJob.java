package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Makes PJ_PASSKEY agree with Keycloak's own tables of credentials: passkeys that are older than this product, or whose row
 * was not written, get one; rows of passkeys that are gone, go. Walks along the keys, a page in a transaction. A passkey and
 * its row are committed together, so nothing that is under way is taken for a mistake.
 */
final class PasskeyRepairJob implements LeaderJob {

    private static final int PAGE = 1_000;
    private static final int PAGES_PER_RUN = 20;

    private final KeycloakSessionFactory factory;
    private final Walk walk;

    PasskeyRepairJob(KeycloakSessionFactory factory, Walk walk) {
        this.factory = factory;
        this.walk = walk;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        synchronized (walk) {
            for (KeycloakCredentials credentials : KeycloakCredentials.values()) {
                String from = walk.walkedTo.getOrDefault(credentials, "");
                for (int page = 0; page < PAGES_PER_RUN && from != null; page++) {
                    from = add(credentials, from);
                }
                walk.walkedTo.put(credentials, from == null ? "" : from);
            }
            String from = walk.rowsTo;
            for (int page = 0; page < PAGES_PER_RUN && from != null; page++) {
                from = remove(from);
            }
            walk.rowsTo = from == null ? "" : from;
        }
    }

    /** The id that this page ends with; null at the end of the walk. */
    private @Nullable String add(KeycloakCredentials credentials, String from) {
        return inPage(session -> {
            PlainSql sql = new PlainSql(session);
            List<Found> page = credentials.behind(sql, from, PAGE);
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (Found found : page) {
                if (!found.right) {
                    credentials.row(session, sql, found.id).ifPresent(row -> rows.add(PasskeyTable.values(row)));
                }
            }
            sql.updateEach(new PasskeyTable(sql.table(PasskeyTable.NAME)).insert(), rows);
            return end(page);
        });
    }

    private @Nullable String remove(String from) {
        return inPage(session -> {
            PlainSql sql = new PlainSql(session);
            String table = sql.table(PasskeyTable.NAME);
            List<Found> page = sql.all(
                    "SELECT P.CREDENTIAL_ID, C.ID, F.ID FROM " + table + " P LEFT JOIN "
                            + sql.table(KeycloakCredentials.LOCAL.table()) + " C ON C.ID = P.CREDENTIAL_ID LEFT JOIN "
                            + sql.table(KeycloakCredentials.FEDERATED.table())
                            + " F ON F.ID = P.CREDENTIAL_ID WHERE P.CREDENTIAL_ID > ? ORDER BY P.CREDENTIAL_ID LIMIT "
                            + PAGE,
                    row -> new Found(row.getString(1), row.getString(2) != null || row.getString(3) != null),
                    from);
            List<@Nullable Object[]> gone = new ArrayList<>();
            for (Found found : page) {
                if (!found.right) {
                    gone.add(new @Nullable Object[] {found.id});
                }
            }
            sql.updateEach("DELETE FROM " + table + " WHERE CREDENTIAL_ID = ?", gone);
            return end(page);
        });
    }

    private @Nullable String inPage(PageWork work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::on);
    }

    private static @Nullable String end(List<Found> page) {
        return page.size() < PAGE ? null : page.get(PAGE - 1).id;
    }

    @FunctionalInterface
    private interface PageWork {
        @Nullable
        String on(KeycloakSession session);
    }

    /** How far each walk went, which is remembered from run to run. */
    static final class Walk {

        private final Map<KeycloakCredentials, String> walkedTo = new EnumMap<>(KeycloakCredentials.class);
        private String rowsTo = "";
    }

    /**
     * A step of a walk.
     *
     * @param id Keycloak's id of the credential
     * @param right whether there is nothing to do
     */
    record Found(String id, boolean right) {}
}
