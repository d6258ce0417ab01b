package io.github.passkeyjourney.recovery.helpdesk.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import io.github.passkeyjourney.recovery.store.Binding;
import io.github.passkeyjourney.recovery.store.Claimant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Cases, in the session's transaction. A case is <i>asked</i> as long as only the page of a visitor knows of it, and <i>open</i> once
 * the helpdesk has taken it.
 *
 * <p>All methods throw {@link FailedStatementException} if the database refused or did not answer in time; the transaction is lost
 * then.
 */
public final class Cases {

    static final String TABLE = "PJ_CASE";
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** How long a case can be worked on. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** How long the support code of a page is good; no sign-in lasts longer. */
    public static final Duration ASKED_LIFETIME = Duration.ofHours(2);

    /** Most cases that are listed. */
    public static final int MOST = 500;

    private static final String COLUMNS = "ID, USER_ID, OPENED_BY, OPENED_AT, BINDING, VERIFIED_AT";
    private static final String ASKED = "asked";
    private static final String OPEN = "open";

    private final TransactionalSql sql;
    private final Clock clock;

    /** Those of the session's transaction. */
    public Cases(KeycloakSession session, Clock clock) {
        this.sql = new TransactionalSql(session, TIMEOUT);
        this.clock = clock;
    }

    /** Keeps that a visitor's page shows a support code; once for each sign-in. */
    public void ask(Claimant claimant, Binding binding) {
        boolean known = sql.first(
                        "SELECT ID FROM " + sql.table(TABLE) + " WHERE REALM_ID = ? AND USER_ID = ? AND BINDING = ?",
                        row -> row.getString(1),
                        claimant.realmId(),
                        claimant.key(),
                        binding.value())
                .isPresent();
        if (!known) {
            add(claimant, ASKED, null, binding);
        }
    }

    /** Those of a user whose page shows a support code now. */
    public List<StoredCase> asked(String realmId, String userId) {
        return sql.all(
                "SELECT " + COLUMNS + " FROM " + sql.table(TABLE)
                        + " WHERE REALM_ID = ? AND USER_ID = ? AND STATE = ? AND OPENED_AT > ? ORDER BY OPENED_AT DESC",
                Cases::read,
                realmId,
                userId,
                ASKED,
                clock.instant().minus(ASKED_LIFETIME).toEpochMilli());
    }

    /** The one that the helpdesk works on for a user; the latest, should there be several. */
    public Optional<StoredCase> open(String realmId, String userId) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM " + sql.table(TABLE)
                        + " WHERE REALM_ID = ? AND USER_ID = ? AND STATE = ? AND OPENED_AT > ? ORDER BY OPENED_AT DESC",
                Cases::read,
                realmId,
                userId,
                OPEN,
                since());
    }

    /** All that the helpdesk works on or is asked for, the newest first; at most {@link #MOST}. */
    public List<StoredCase> list(String realmId) {
        return sql.all(
                "SELECT " + COLUMNS + " FROM " + sql.table(TABLE)
                        + " WHERE REALM_ID = ? AND STATE IN ('asked', 'open') AND OPENED_AT > ? AND USER_ID NOT LIKE"
                        + " 'nobody:%' ORDER BY OPENED_AT DESC, ID LIMIT " + MOST,
                Cases::read,
                realmId,
                since());
    }

    /** One of a realm. */
    public Optional<StoredCase> find(String realmId, String id) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM " + sql.table(TABLE)
                        + " WHERE ID = ? AND REALM_ID = ? AND OPENED_AT > ? AND USER_ID NOT LIKE 'nobody:%'",
                Cases::read,
                id,
                realmId,
                since());
    }

    /** Opens one for a user, who has not been asked for a support code yet. */
    public StoredCase open(String realmId, String userId, String helperId) {
        return add(new Claimant(realmId, userId), OPEN, helperId, null);
    }

    /** Takes one that a user asked for, since he has read out its support code; false if somebody else has. */
    public boolean take(StoredCase asked) {
        return sql.update(
                        "UPDATE " + sql.table(TABLE) + " SET STATE = ?, VERIFIED_AT = ? WHERE ID = ? AND STATE = ?",
                        OPEN,
                        clock.millis(),
                        asked.id(),
                        ASKED)
                == 1;
    }

    /** Binds an open case to the sign-in whose support code was read out, which is asked for no more; false if somebody else did. */
    public boolean bind(StoredCase open, StoredCase asked) {
        Binding binding = asked.binding();
        return binding != null
                && sql.update("DELETE FROM " + sql.table(TABLE) + " WHERE ID = ? AND STATE = ?", asked.id(), ASKED) == 1
                && sql.update(
                                "UPDATE " + sql.table(TABLE)
                                        + " SET BINDING = ?, VERIFIED_AT = ? WHERE ID = ? AND STATE = ?",
                                binding.value(),
                                clock.millis(),
                                open.id(),
                                OPEN)
                        == 1;
    }

    private StoredCase add(Claimant claimant, String state, @Nullable String helperId, @Nullable Binding binding) {
        String id = UUID.randomUUID().toString();
        Instant now = Instant.ofEpochMilli(clock.millis());
        sql.update(
                "INSERT INTO " + sql.table(TABLE)
                        + " (ID, REALM_ID, USER_ID, STATE, OPENED_BY, OPENED_AT, BINDING) VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                claimant.realmId(),
                claimant.key(),
                state,
                helperId,
                now.toEpochMilli(),
                binding == null ? null : binding.value());
        return new StoredCase(id, claimant.key(), helperId, now, binding, null);
    }

    private long since() {
        return clock.instant().minus(LIFETIME).toEpochMilli();
    }

    private static StoredCase read(ResultSet row) throws SQLException {
        String binding = row.getString(5);
        long verifiedAt = row.getLong(6);
        return new StoredCase(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                binding == null ? null : new Binding(binding),
                verifiedAt == 0 ? null : Instant.ofEpochMilli(verifiedAt));
    }
}
