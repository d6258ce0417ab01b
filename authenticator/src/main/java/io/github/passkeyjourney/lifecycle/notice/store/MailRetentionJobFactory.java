package io.github.passkeyjourney.lifecycle.notice.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the {@link MailRetentionJob}; addresses go with their user and realm, too. */
public final class MailRetentionJobFactory implements LeaderJobFactory {

    @Override
    public String getId() {
        return "mail-retention";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(OwnedRows.ofUsers(FormerAddresses.TABLE));
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new MailRetentionJob(session.getKeycloakSessionFactory(), new KeycloakClock());
    }
}
