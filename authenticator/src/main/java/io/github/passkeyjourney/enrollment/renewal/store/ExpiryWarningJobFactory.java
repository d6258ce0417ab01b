package io.github.passkeyjourney.enrollment.renewal.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link ExpiryWarningJob}. */
public final class ExpiryWarningJobFactory implements LeaderJobFactory {

    private final Clock clock = new KeycloakClock();
    private final ExpiryWarningJob.Walk walk = new ExpiryWarningJob.Walk();

    @Override
    public String getId() {
        return "expiry-warning";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new ExpiryWarningJob(session.getKeycloakSessionFactory(), clock, walk);
    }
}
