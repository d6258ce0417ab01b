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
 * Access passes, in the session's transaction. Every step is a change of state with the old state in its condition: of two that take
 * it at once, one does.
 *
 * <p>All methods throw {@link FailedStatementException} if the database refused or did not answer in time; the transaction is lost
 * then.
 */
public final class Passes {

    static final String TABLE = "PJ_PASS";

    /** How long a pass waits for the second person, and then for its issuer. */
    public static final Duration PATIENCE = Duration.ofHours(1);

    private static final String COLUMNS =
            "ID, CASE_ID, USER_ID, ISSUER_ID, APPROVER_ID, PRIVILEGED, STATE, ISSUED_AT, EXPIRES_AT";

    private final TransactionalSql sql;
    private final Clock clock;

    /** Those of the session's transaction. */
    public Passes(KeycloakSession session, Clock clock) {
        this.sql = new TransactionalSql(session, Cases.TIMEOUT);
        this.clock = clock;
    }

    /** Keeps a new one. */
    public StoredPass issue(String realmId, StoredCase of, String issuerId, boolean privileged, PassState state) {
        String id = UUID.randomUUID().toString();
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant expiresAt = now.plus(PATIENCE);
        sql.update(
                "INSERT INTO " + sql.table(TABLE)
                        + " (ID, REALM_ID, CASE_ID, USER_ID, ISSUER_ID, PRIVILEGED, STATE, ISSUED_AT, EXPIRES_AT)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                realmId,
                of.id(),
                of.userId(),
                issuerId,
                privileged ? 1 : 0,
                state.id(),
                now.toEpochMilli(),
                expiresAt.toEpochMilli());
        return new StoredPass(id, of.id(), of.userId(), issuerId, null, privileged, state, now, expiresAt);
    }

    /** One of a realm; one whose time is over is expired, whatever its row says. */
    public Optional<StoredPass> find(String realmId, String id) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM " + sql.table(TABLE) + " WHERE ID = ? AND REALM_ID = ?",
                this::read,
                id,
                realmId);
    }

    /** Those of a case, the newest first. */
    public List<StoredPass> of(String caseId) {
        return sql.all(
                "SELECT " + COLUMNS + " FROM " + sql.table(TABLE) + " WHERE CASE_ID = ? ORDER BY ISSUED_AT DESC, ID",
                this::read,
                caseId);
    }

    /** Those of a user that are not over. */
    public List<StoredPass> underWay(String realmId, String userId) {
        return sql
                .all(
                        "SELECT " + COLUMNS + " FROM " + sql.table(TABLE)
                                + " WHERE REALM_ID = ? AND USER_ID = ? AND STATE IN ('pending', 'approved', 'revealed')",
                        this::read,
                        realmId,
                        userId)
                .stream()
                .filter(pass -> !pass.state().ended())
                .toList();
    }

    /** Takes the decision of the second person; false if it has gone on meanwhile. */
    public boolean decide(StoredPass pass, String approverId, PassState state) {
        return pass.state().mayBecome(state)
                && sql.update(
                                "UPDATE " + sql.table(TABLE)
                                        + " SET STATE = ?, APPROVER_ID = ?, EXPIRES_AT = ? WHERE ID = ? AND STATE = ?"
                                        + " AND EXPIRES_AT > ?",
                                state.id(),
                                approverId,
                                clock.instant().plus(PATIENCE).toEpochMilli(),
                                pass.id(),
                                pass.state().id(),
                                clock.millis())
                        == 1;
    }

    /**
     * Reveals one.
     *
     * @param slowHash of its secret
     * @param expiresAt when it ends
     * @return false if it was revealed before, or cannot be
     */
    public boolean reveal(StoredPass pass, String slowHash, Instant expiresAt) {
        return pass.state().mayBecome(PassState.REVEALED)
                && sql.update(
                                "UPDATE " + sql.table(TABLE)
                                        + " SET STATE = ?, SLOW_HASH = ?, EXPIRES_AT = ? WHERE ID = ? AND STATE = ?"
                                        + " AND EXPIRES_AT > ?",
                                PassState.REVEALED.id(),
                                slowHash,
                                expiresAt.toEpochMilli(),
                                pass.id(),
                                pass.state().id(),
                                clock.millis())
                        == 1;
    }

    /** Takes one back; false if it is over. */
    public boolean withdraw(StoredPass pass) {
        return pass.state().mayBecome(PassState.WITHDRAWN)
                && sql.update(
                                "UPDATE " + sql.table(TABLE)
                                        + " SET STATE = ?, SLOW_HASH = NULL WHERE ID = ? AND STATE = ?",
                                PassState.WITHDRAWN.id(),
                                pass.id(),
                                pass.state().id())
                        == 1;
    }

    /** What an answer in this sign-in may be compared with; empty where there is nothing. */
    public Optional<Revealed> revealed(Claimant claimant, Binding binding) {
        return sql.first(
                "SELECT P.ID, P.SLOW_HASH FROM " + sql.table(TABLE) + " P JOIN " + sql.table(Cases.TABLE)
                        + " C ON C.ID = P.CASE_ID WHERE P.REALM_ID = ? AND P.USER_ID = ? AND P.STATE = 'revealed'"
                        + " AND P.EXPIRES_AT > ? AND C.BINDING = ? AND C.VERIFIED_AT IS NOT NULL"
                        + " ORDER BY P.ISSUED_AT DESC",
                row -> new Revealed(row.getString(1), row.getString(2)),
                claimant.realmId(),
                claimant.key(),
                clock.millis(),
                binding.value());
    }

    /** Uses one up; false if somebody else has. */
    public boolean redeem(Revealed pass) {
        return sql.update(
                        "UPDATE " + sql.table(TABLE)
                                + " SET STATE = 'redeemed', SLOW_HASH = NULL WHERE ID = ? AND STATE = 'revealed' AND EXPIRES_AT > ?",
                        pass.id(),
                        clock.millis())
                == 1;
    }

    private StoredPass read(ResultSet row) throws SQLException {
        @Nullable String approverId = row.getString(5);
        PassState state = PassState.of(row.getString(7));
        Instant expiresAt = Instant.ofEpochMilli(row.getLong(9));
        return new StoredPass(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                approverId,
                row.getInt(6) == 1,
                !state.ended() && !clock.instant().isBefore(expiresAt) ? PassState.EXPIRED : state,
                Instant.ofEpochMilli(row.getLong(8)),
                expiresAt);
    }

    /**
     * One that can be used now.
     *
     * @param id of its row
     * @param slowHash of its secret
     */
    public record Revealed(String id, String slowHash) {}
}
