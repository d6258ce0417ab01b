package io.github.passkeyjourney.recovery.helpdesk.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the {@link HelpdeskSweepJob}; what the helpdesk keeps goes with its user and realm, too. */
public final class HelpdeskSweepJobFactory implements LeaderJobFactory {

    @Override
    public String getId() {
        return "helpdesk-sweep";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        for (String table : List.of(Cases.TABLE, Passes.TABLE, Approvers.TABLE)) {
            factory.register(OwnedRows.ofUsers(table));
        }
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new HelpdeskSweepJob(session.getKeycloakSessionFactory(), new KeycloakClock());
    }
}
