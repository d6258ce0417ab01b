package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link RollupPackJob}. */
public final class RollupPackJobFactory implements LeaderJobFactory {

    private final Clock clock = new KeycloakClock();

    @Override
    public String getId() {
        return "rollup-pack";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new RollupPackJob(session.getKeycloakSessionFactory(), clock);
    }
}
