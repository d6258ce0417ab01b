package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Meters;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import java.time.Clock;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link ChainJob}. */
public final class ChainJobFactory implements LeaderJobFactory {

    private final Clock clock = new KeycloakClock();
    private final Unchained unchained = new Unchained(clock);

    @Override
    public String getId() {
        return "audit-chain";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new ChainJob(session.getKeycloakSessionFactory(), clock, unchained);
    }

    @Override
    public void init(Config.Scope config) {
        Meters.of(config)
                .gauge(
                        "passkey.journey.audit.unchained",
                        "Audit facts that wait for their place in a chain; NaN on servers that do not know",
                        unchained::rows);
    }
}
