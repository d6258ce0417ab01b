package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the {@link RepairJob}. */
public final class RepairJobFactory implements LeaderJobFactory {

    private final RepairJob.Walk walk = new RepairJob.Walk(new KeycloakClock());

    @Override
    public String getId() {
        return "audit-repair";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new RepairJob(session.getKeycloakSessionFactory(), walk);
    }
}
