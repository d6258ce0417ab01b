package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the {@link PasskeyRepairJob}. */
public final class PasskeyRepairJobFactory implements LeaderJobFactory {

    private final PasskeyRepairJob.Walk walk = new PasskeyRepairJob.Walk();

    @Override
    public String getId() {
        return "passkey-repair";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new PasskeyRepairJob(session.getKeycloakSessionFactory(), walk);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
