package io.github.passkeyjourney.recovery.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import io.github.passkeyjourney.recovery.policy.Proof;
import io.github.passkeyjourney.recovery.policy.ProofRoot;
import io.github.passkeyjourney.recovery.policy.RecoveryState;
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
 * Recoveries and their proofs, in the session's transaction. Every step is a change of state with the old state in its condition:
 * of two that take it at once, one does.
 *
 * <p>All methods throw {@link FailedStatementException} if the database refused or did not answer in time; the transaction is
 * lost then, and nothing was opened.
 */
public final class Recoveries {

    static final String TABLE = "PJ_RECOVERY";
    static final String PROOFS = "PJ_PROOF";

    private static final String COLUMNS = "ID, USER_ID, STATE, STARTED_AT, HELD_UNTIL, OPENED_AT";

    private final KeycloakSession session;
    private final TransactionalSql sql;
    private final Clock clock;

    /** Those of the session's transaction. */
    public Recoveries(KeycloakSession session, Clock clock) {
        this.session = session;
        this.sql = new TransactionalSql(session, Tries.TIMEOUT);
        this.clock = clock;
    }

    /** The recovery of this sign-in that is not over; the latest, should there be several. */
    public Optional<StoredRecovery> current(Claimant claimant, Binding binding) {
        return sql
                .all(
                        "SELECT " + COLUMNS + " FROM " + sql.table(TABLE)
                                + " WHERE REALM_ID = ? AND USER_ID = ? AND BINDING = ?"
                                + " AND STATE IN ('proving', 'held', 'open') ORDER BY STARTED_AT DESC",
                        Recoveries::recovery,
                        claimant.realmId(),
                        claimant.key(),
                        binding.value())
                .stream()
                .findFirst();
    }

    /** Begins one. */
    public StoredRecovery begin(Claimant claimant, Binding binding) {
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        sql.update(
                "INSERT INTO " + sql.table(TABLE) + " (ID, REALM_ID, USER_ID, BINDING, STATE, STARTED_AT)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id,
                claimant.realmId(),
                claimant.key(),
                binding.value(),
                RecoveryState.PROVING.id(),
                now.toEpochMilli());
        return new StoredRecovery(id, claimant.key(), RecoveryState.PROVING, now, null, null);
    }

    /** Writes down that something was verified; in the same transaction as whatever was used up by it. */
    public void prove(Claimant claimant, Binding binding, String recoveryId, String method, ProofRoot root) {
        sql.update(
                "INSERT INTO " + sql.table(PROOFS)
                        + " (ID, REALM_ID, USER_ID, RECOVERY_ID, BINDING, METHOD, ROOT, STATE, PROVEN_AT)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?)",
                UUID.randomUUID().toString(),
                claimant.realmId(),
                claimant.key(),
                recoveryId,
                binding.value(),
                method,
                root.id(),
                clock.millis());
    }

    /** What is verified and unused, the oldest first. */
    public List<Proof> proofs(Claimant claimant, Binding binding, String recoveryId) {
        return sql.all(
                "SELECT ID, METHOD, ROOT, PROVEN_AT FROM " + sql.table(PROOFS)
                        + " WHERE RECOVERY_ID = ? AND REALM_ID = ? AND USER_ID = ? AND BINDING = ?"
                        + " AND STATE = 'active' ORDER BY PROVEN_AT, ID",
                row -> new Proof(
                        row.getString(1),
                        row.getString(2),
                        ProofRoot.of(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4))),
                recoveryId,
                claimant.realmId(),
                claimant.key(),
                binding.value());
    }

    /**
     * Opens a recovery for its proofs, each of which is used up by it.
     *
     * @return false if the recovery has gone on meanwhile; then nothing has changed
     * @throws IllegalStateException if a proof is not there any more; the transaction is lost then
     */
    public boolean open(StoredRecovery recovery, List<Proof> proofs) {
        boolean opened = !proofs.isEmpty()
                && recovery.state().mayBecome(RecoveryState.OPEN)
                && sql.update(
                                "UPDATE " + sql.table(TABLE)
                                        + " SET STATE = ?, OPENED_AT = ? WHERE ID = ? AND STATE = ?",
                                RecoveryState.OPEN.id(),
                                clock.millis(),
                                recovery.id(),
                                recovery.state().id())
                        == 1;
        if (opened) {
            use(recovery, proofs);
        }
        return opened;
    }

    /**
     * Lets a recovery wait; its proofs are used up by it.
     *
     * @param resumeHash of the secret by which it is found again
     * @return as {@link #open}
     * @throws IllegalStateException as {@link #open}
     */
    public boolean hold(StoredRecovery recovery, List<Proof> proofs, Instant until, String resumeHash) {
        boolean held = recovery.state().mayBecome(RecoveryState.HELD)
                && sql.update(
                                "UPDATE " + sql.table(TABLE)
                                        + " SET STATE = ?, HELD_UNTIL = ?, RESUME_HASH = ? WHERE ID = ? AND STATE = ?",
                                RecoveryState.HELD.id(),
                                until.toEpochMilli(),
                                resumeHash,
                                recovery.id(),
                                recovery.state().id())
                        == 1;
        if (held) {
            use(recovery, proofs);
        }
        return held;
    }

    /**
     * One that waits, by the secret that was given for it.
     *
     * @param grace how long after its wait it is still found
     */
    public Optional<StoredRecovery> waiting(Claimant claimant, String resumeHash, Duration grace) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM " + sql.table(TABLE)
                        + " WHERE REALM_ID = ? AND USER_ID = ? AND RESUME_HASH = ? AND STATE = 'held' AND HELD_UNTIL > ?",
                Recoveries::recovery,
                claimant.realmId(),
                claimant.key(),
                resumeHash,
                clock.instant().minus(grace).toEpochMilli());
    }

    /** All of a user that are not over. */
    public List<StoredRecovery> underWay(Claimant claimant) {
        return sql.all(
                "SELECT " + COLUMNS + " FROM " + sql.table(TABLE)
                        + " WHERE REALM_ID = ? AND USER_ID = ? AND STATE IN ('proving', 'held', 'open')",
                Recoveries::recovery,
                claimant.realmId(),
                claimant.key());
    }

    /** One of a user, by its id. */
    public Optional<StoredRecovery> find(String realmId, String userId, String id) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM " + sql.table(TABLE) + " WHERE ID = ? AND REALM_ID = ? AND USER_ID = ?",
                Recoveries::recovery,
                id,
                realmId,
                userId);
    }

    /** Goes on with one that waited, in another sign-in; false if it has ended meanwhile. */
    public boolean move(StoredRecovery recovery, Binding binding) {
        return sql.update(
                        "UPDATE " + sql.table(TABLE) + " SET BINDING = ? WHERE ID = ? AND STATE = 'held'",
                        binding.value(),
                        recovery.id())
                == 1;
    }

    /** Ends one; false if it has gone on meanwhile, or cannot end like that. */
    public boolean end(StoredRecovery recovery, RecoveryState as) {
        return as.ended()
                && recovery.state().mayBecome(as)
                && sql.update(
                                "UPDATE " + sql.table(TABLE)
                                        + " SET STATE = ?, ENDED_AT = ? WHERE ID = ? AND STATE = ?",
                                as.id(),
                                clock.millis(),
                                recovery.id(),
                                recovery.state().id())
                        == 1;
    }

    /** Whether the helpdesk helped: a proof that it stands for was used up. */
    public boolean isAssisted(StoredRecovery recovery) {
        return sql.first(
                        "SELECT ID FROM " + sql.table(PROOFS)
                                + " WHERE RECOVERY_ID = ? AND ROOT = ? AND STATE = 'used'",
                        row -> row.getString(1),
                        recovery.id(),
                        ProofRoot.HELPDESK.id())
                .isPresent();
    }

    private void use(StoredRecovery recovery, List<Proof> proofs) {
        for (Proof proof : proofs) {
            int used = sql.update(
                    "UPDATE " + sql.table(PROOFS) + " SET STATE = 'used' WHERE ID = ? AND RECOVERY_ID = ?"
                            + " AND STATE = 'active'",
                    proof.id(),
                    recovery.id());
            if (used != 1) {
                session.getTransactionManager().setRollbackOnly();
                throw new IllegalStateException("A proof of recovery was used before");
            }
        }
    }

    private static StoredRecovery recovery(ResultSet row) throws SQLException {
        return new StoredRecovery(
                row.getString(1),
                row.getString(2),
                RecoveryState.of(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                instant(row, 5),
                instant(row, 6));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
