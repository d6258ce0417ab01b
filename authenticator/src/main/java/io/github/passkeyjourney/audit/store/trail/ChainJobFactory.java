package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link ChainJob}. */
public final class ChainJobFactory implements LeaderJobFactory {

    private final Clock clock = new KeycloakClock();

    @Override
    public String getId() {
        return "audit-chain";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new ChainJob(session.getKeycloakSessionFactory(), clock);
    }
}
