package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Meters;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import org.keycloak.Config;
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

    @Override
    public void init(Config.Scope config) {
        Meters meters = Meters.of(config);
        String name = "passkey.journey.audit.repairs";
        String meaning = "Audit facts that were missing and were added by the repair job";
        meters.total(name, meaning, walk, RepairJob.Walk::enrollmentsAdded, "type", FactType.PASSKEY_ENROLLED.id());
        meters.total(name, meaning, walk, RepairJob.Walk::removalsAdded, "type", FactType.PASSKEY_REMOVED.id());
    }
}
