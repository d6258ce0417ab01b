package io.github.passkeyjourney.recovery.contact.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link ContactSweepJob}. */
public final class ContactSweepJobFactory implements LeaderJobFactory {

    @Override
    public String getId() {
        return "contact-sweep";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new ContactSweepJob(session.getKeycloakSessionFactory(), new KeycloakClock());
    }
}
