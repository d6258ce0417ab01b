package io.github.passkeyjourney.recovery.contact.store;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import org.keycloak.models.KeycloakSessionFactory;

/** Forgets removed contacts that nobody is told at any more. */
final class ContactSweepJob implements LeaderJob {

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    ContactSweepJob(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        TransactionalSql.inTransaction(
                factory,
                Contacts.TIMEOUT,
                sql -> sql.update(
                        "DELETE FROM " + sql.table(Contacts.TABLE) + " WHERE ENDED_AT < ?",
                        clock.instant().minus(Contacts.KEPT).toEpochMilli()));
    }
}
