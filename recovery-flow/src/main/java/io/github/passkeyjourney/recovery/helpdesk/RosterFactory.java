package io.github.passkeyjourney.recovery.helpdesk;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link Roster}. */
public final class RosterFactory implements LeaderJobFactory {

    @Override
    public String getId() {
        return "recovery-roster";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new Roster(session.getKeycloakSessionFactory(), new KeycloakClock());
    }
}
