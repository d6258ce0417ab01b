package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.FactKey;
import io.github.passkeyjourney.audit.event.PasskeyEnrolled;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.platform.ServerStart;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Finds passkeys that are not on record, by walking along Keycloak's credentials, and records them as of their creation.
 * Of all realms, whatever listeners they have: one that begins to use the trail has its history in it.
 */
final class EnrollmentRepair {

    /** What the request that creates a passkey is given to record it by itself. */
    static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int PAGE = 1_000;

    private final Credentials credentials;
    private final AuditWriter writer;
    private final Clock clock;

    private final LongAdder repaired = new LongAdder();

    private String walkedTo = "";

    EnrollmentRepair(Credentials credentials, AuditWriter writer, Clock clock) {
        this.credentials = credentials;
        this.writer = writer;
        this.clock = clock;
    }

    /** Walks on from where the last run stopped, for so many pages; from the end it goes on at the beginning next time. */
    void run(KeycloakSessionFactory factory, int pages) {
        for (int i = 0; i < pages; i++) {
            List<Credentials.Found> page =
                    TransactionalSql.inTransaction(factory, TIMEOUT, sql -> credentials.behind(sql, walkedTo, PAGE));
            repair(factory, page);
            if (page.size() < PAGE) {
                walkedTo = "";
                return;
            }
            walkedTo = page.get(PAGE - 1).id();
        }
    }

    /** How many facts this added since the server started. Any thread. */
    long repaired() {
        return repaired.sum();
    }

    private void repair(KeycloakSessionFactory factory, List<Credentials.Found> page) {
        long settled = clock.instant().minus(GRACE).toEpochMilli();
        List<Credentials.Found> passkeys = page.stream()
                .filter(found -> found.passkey() && found.createdAt() < settled)
                .toList();
        List<String> keys =
                passkeys.stream().map(found -> FactKey.enrolled(found.id())).toList();
        Set<String> known = TransactionalSql.inTransaction(factory, TIMEOUT, sql -> new AuditTable(sql).known(keys));
        for (Credentials.Found passkey : passkeys) {
            if (!known.contains(FactKey.enrolled(passkey.id()))) {
                TransactionalSql.inTransaction(factory, TIMEOUT, sql -> credentials.owner(sql, passkey.id()))
                        .ifPresent(owner -> record(factory, passkey, owner));
            }
        }
    }

    private void record(KeycloakSessionFactory factory, Credentials.Found passkey, Credentials.Owner owner) {
        Instant created = passkey.createdAt() > 0 ? Instant.ofEpochMilli(passkey.createdAt()) : clock.instant();
        RecordedFact recorded = new RecordedFact(
                UUID.randomUUID(),
                ServerStart.id(),
                created,
                Circumstances.ofRealm(owner.realmId(), null).withUser(owner.userId()),
                new PasskeyEnrolled(passkey.id(), EnrollmentOrigin.UNKNOWN, owner.aaguid(), null));
        if (writer.writeOnce(factory, TIMEOUT, recorded, FactKey.enrolled(passkey.id()))) {
            repaired.increment();
        }
    }
}
