package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link LostPasskeyJob}. */
public final class LostPasskeyJobFactory implements LeaderJobFactory {

    private final Clock clock = new KeycloakClock();

    @Override
    public String getId() {
        return "lost-passkey";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new LostPasskeyJob(session.getKeycloakSessionFactory(), clock);
    }
}
