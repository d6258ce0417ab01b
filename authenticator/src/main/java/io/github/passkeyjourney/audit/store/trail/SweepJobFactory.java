package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link SweepJob}. */
public final class SweepJobFactory implements LeaderJobFactory {

    private final Clock clock = new KeycloakClock();

    @Override
    public String getId() {
        return "audit-sweep";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new SweepJob(session.getKeycloakSessionFactory(), clock);
    }
}
