package io.github.passkeyjourney.recovery.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Codes that were sent, as slow hashes. Each belongs to one claimant, method and sign-in, and is of use nowhere else; a newer one
 * of the same takes its place.
 */
public final class Codes {

    static final String TABLE = "PJ_CODE";

    /** How long a code can be entered (NIST SP 800-63B-4 §3.1.3.2). */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** How often one may be entered wrongly. */
    public static final int MAX_TRIES = 5;

    private static final String ACTIVE = "active";
    private static final String OWNED =
            " WHERE REALM_ID = ? AND USER_ID = ? AND METHOD = ? AND BINDING = ? AND STATE = '" + ACTIVE + "'";

    private final KeycloakSessionFactory factory;
    private final TransactionalSql sql;
    private final Clock clock;

    /** Those of the session's transaction. */
    public Codes(KeycloakSession session, Clock clock) {
        this.factory = session.getKeycloakSessionFactory();
        this.sql = new TransactionalSql(session, Tries.TIMEOUT);
        this.clock = clock;
    }

    /**
     * Keeps a new code, in place of any other of the same.
     *
     * @param slowHash of the code
     * @throws FailedStatementException if the database refused or did not answer in time; the transaction is lost
     */
    public void add(Claimant claimant, String method, Binding binding, String slowHash) {
        long now = clock.millis();
        // Looked up first: an update that finds nothing locks the gap against other claimants in MySQL.
        List<String> before = sql.all(
                "SELECT ID FROM " + sql.table(TABLE) + OWNED,
                row -> row.getString(1),
                claimant.realmId(),
                claimant.key(),
                method,
                binding.value());
        before.forEach(id -> sql.update("UPDATE " + sql.table(TABLE) + " SET STATE = 'replaced' WHERE ID = ?", id));
        sql.update(
                "INSERT INTO " + sql.table(TABLE)
                        + " (ID, REALM_ID, USER_ID, BINDING, METHOD, SLOW_HASH, STATE, TRIES, SENT_AT, EXPIRES_AT)"
                        + " VALUES (?, ?, ?, ?, ?, ?, '" + ACTIVE + "', 0, ?, ?)",
                UUID.randomUUID().toString(),
                claimant.realmId(),
                claimant.key(),
                binding.value(),
                method,
                slowHash,
                now,
                now + LIFETIME.toMillis());
    }

    /**
     * The code that an answer may be compared with; the try is counted before it is given, and committed at once.
     *
     * @return empty if there is none that can be entered now
     * @throws FailedStatementException as above
     */
    public Optional<Sent> attempt(Claimant claimant, String method, Binding binding) {
        long now = clock.millis();
        return TransactionalSql.inTransaction(factory, Tries.TIMEOUT, own -> {
            int counted = own.update(
                    "UPDATE " + own.table(TABLE) + " SET TRIES = TRIES + 1" + OWNED
                            + " AND TRIES < ? AND EXPIRES_AT > ?",
                    claimant.realmId(),
                    claimant.key(),
                    method,
                    binding.value(),
                    MAX_TRIES,
                    now);
            if (counted != 1) {
                return Optional.empty();
            }
            return own.first(
                    "SELECT ID, SLOW_HASH FROM " + own.table(TABLE) + OWNED,
                    row -> new Sent(row.getString(1), row.getString(2)),
                    claimant.realmId(),
                    claimant.key(),
                    method,
                    binding.value());
        });
    }

    /**
     * Uses a code up, in the session's transaction.
     *
     * @return false if somebody else has used it
     * @throws FailedStatementException as above
     */
    public boolean use(Sent code) {
        return sql.update(
                        "UPDATE " + sql.table(TABLE) + " SET STATE = 'used' WHERE ID = ? AND STATE = '" + ACTIVE
                                + "' AND EXPIRES_AT > ?",
                        code.id(),
                        clock.millis())
                == 1;
    }

    /**
     * A code that was sent.
     *
     * @param id of its row
     * @param slowHash to compare with
     */
    public record Sent(String id, String slowHash) {}
}
