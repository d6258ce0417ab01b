package io.github.passkeyjourney.recovery.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the {@link RecoverySweepJob}; what recovery keeps goes with its user and realm, too. */
public final class RecoverySweepJobFactory implements LeaderJobFactory {

    @Override
    public String getId() {
        return "recovery-sweep";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        for (String table : List.of(Recoveries.TABLE, Recoveries.PROOFS, Codes.TABLE, Tries.TABLE)) {
            factory.register(OwnedRows.ofUsers(table));
        }
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new RecoverySweepJob(session.getKeycloakSessionFactory(), new KeycloakClock());
    }
}
