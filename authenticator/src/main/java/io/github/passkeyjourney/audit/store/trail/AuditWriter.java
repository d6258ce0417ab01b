package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes facts as rows of PJ_AUDIT, whenever they happened. */
public final class AuditWriter {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    private final Clock clock;

    /** @param clock tells when a fact was recorded */
    public AuditWriter(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes within the session's transaction.
     *
     * @param timeout of the statement; whole seconds, at least one
     * @param recorded an audit fact; it is on record as of its own moment, and chained as of now
     * @param key names the change within the realm, as {@link io.github.passkeyjourney.audit.event.FactKey} makes it
     * @throws FailedStatementException if that failed; the transaction is lost
     */
    public void write(KeycloakSession session, Duration timeout, RecordedFact recorded, @Nullable String key) {
        new AuditTable(new TransactionalSql(session, timeout))
                .insert(recorded.circumstances().realmId(), entry(recorded, key));
    }

    /**
     * Writes in a transaction of its own, unless there is a fact under this key.
     *
     * @return whether it was written
     * @throws FailedStatementException if that failed
     */
    boolean writeOnce(KeycloakSessionFactory factory, Duration timeout, RecordedFact recorded, String key) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> write(session, timeout, recorded, key));
            return true;
        } catch (FailedStatementException e) {
            if (!e.isDuplicate()) {
                throw e;
            }
            return false;
        }
    }

    private AuditEntry entry(RecordedFact recorded, @Nullable String key) {
        Circumstances circumstances = recorded.circumstances();
        String actorId = circumstances.actorId();
        String address = circumstances.address();
        // The address is of the one who acted, and is forgotten with that person.
        Mention user = Mention.of(circumstances.userId(), actorId == null ? address : null, salt());
        Mention actor = actorId == null ? Mention.NOBODY : Mention.of(actorId, address, salt());
        return new AuditEntry(
                recorded.id().toString(),
                recorded.fact().type().id(),
                recorded.occurredAt().toEpochMilli(),
                clock.millis(),
                key,
                FactContent.of(recorded),
                user,
                actor);
    }

    private static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Base64.getEncoder().encodeToString(salt);
    }
}
