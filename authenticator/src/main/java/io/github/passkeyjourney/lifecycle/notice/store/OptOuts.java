package io.github.passkeyjourney.lifecycle.notice.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** The table PJ_MAIL_OPT_OUT: users who want no announcements. Notices about their account they get all the same. */
public final class OptOuts {

    static final String TABLE = "PJ_MAIL_OPT_OUT";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int PAGE = 500;

    /** How Keycloak begins the ids of users that it does not copy. */
    private static final String NOT_COPIED = "f:";

    private final KeycloakSession session;
    private final TransactionalSql sql;
    private final String table;

    /** In the transaction of the session. */
    public OptOuts(KeycloakSession session) {
        this.session = session;
        this.sql = new TransactionalSql(session, TIMEOUT);
        this.table = sql.table(TABLE);
    }

    /** Those of some users who have opted out; at most a thousand are asked for. */
    public Set<String> among(String realmId, List<String> userIds) {
        if (userIds.isEmpty()) {
            return Set.of();
        }
        List<Object> parameters = new ArrayList<>(List.of(realmId));
        parameters.addAll(userIds);
        return new HashSet<>(sql.all(
                "SELECT USER_ID FROM " + table + " WHERE REALM_ID = ? AND USER_ID IN (?"
                        + ", ?".repeat(userIds.size() - 1) + ")",
                row -> row.getString(1),
                parameters.toArray()));
    }

    /**
     * Forgets users whom Keycloak has no more, a page at a time. Those whom it does not copy are left to their event: whether they
     * are there only their directory knows, and one that does not answer must not make anybody be written to.
     *
     * @param behind the id of the user that the page before ended with; empty to begin
     * @return the one that this page ends with; empty at the end
     */
    static Optional<String> forgetMissing(TransactionalSql sql, String behind) {
        List<String> page = sql.all(
                "SELECT DISTINCT USER_ID FROM " + sql.table(TABLE) + " WHERE USER_ID > ? ORDER BY USER_ID LIMIT "
                        + PAGE,
                row -> row.getString(1),
                behind);
        List<String> copied =
                page.stream().filter(id -> !id.startsWith(NOT_COPIED)).toList();
        if (!copied.isEmpty()) {
            String places = "(?" + ", ?".repeat(copied.size() - 1) + ")";
            Set<String> missing = new HashSet<>(copied);
            missing.removeAll(sql.all(
                    "SELECT ID FROM " + sql.table("USER_ENTITY") + " WHERE ID IN " + places,
                    row -> row.getString(1),
                    copied.toArray()));
            sql.updateEach(
                    "DELETE FROM " + sql.table(TABLE) + " WHERE USER_ID = ?",
                    missing.stream().map(id -> new Object[] {id}).toList());
        }
        return page.size() < PAGE ? Optional.empty() : Optional.of(page.get(PAGE - 1));
    }

    /**
     * Keeps that a user wants none; told once more, nothing changes.
     *
     * @throws FailedStatementException if the database refused
     */
    public void add(String realmId, String userId, Instant now) {
        if (!among(realmId, List.of(userId)).isEmpty()) {
            return;
        }
        try {
            new IsolatedSql(session)
                    .update(
                            "INSERT INTO " + table + " (REALM_ID, USER_ID, OPTED_OUT_AT) VALUES (?, ?, ?)",
                            realmId,
                            userId,
                            now.toEpochMilli());
        } catch (FailedStatementException e) {
            // Told twice at once.
            if (!e.isDuplicate()) {
                throw e;
            }
        }
    }
}
