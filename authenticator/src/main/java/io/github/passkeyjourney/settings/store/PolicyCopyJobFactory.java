package io.github.passkeyjourney.settings.store;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Registers the {@link PolicyCopyJob}. */
public final class PolicyCopyJobFactory implements LeaderJobFactory {

    private final Map<String, PolicyCopyJob.Seen> seen = new ConcurrentHashMap<>();

    @Override
    public String getId() {
        return "policy-copy";
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new PolicyCopyJob(session.getKeycloakSessionFactory(), seen);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                seen.remove(removed.getRealm().getId());
            }
        });
    }
}
