package io.github.passkeyjourney.audit.store.device;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link DeviceRetentionJob}. */
public final class DeviceRetentionJobFactory implements LeaderJobFactory {

    private final Clock clock = new KeycloakClock();
    private final DeviceRetentionJob.Walk walk = new DeviceRetentionJob.Walk();

    @Override
    public String getId() {
        return "device-retention";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new DeviceRetentionJob(session.getKeycloakSessionFactory(), clock, walk);
    }
}
