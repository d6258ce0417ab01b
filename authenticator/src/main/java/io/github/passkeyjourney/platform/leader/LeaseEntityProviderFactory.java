package io.github.passkeyjourney.platform.leader;

import io.github.passkeyjourney.platform.KeycloakClock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;

/** Brings the table PJ_LEASE into Keycloak's database and, as soon as it is there, the jobs of the leader to work. */
public final class LeaseEntityProviderFactory implements JpaEntityProviderFactory {

    /** Never rename: its first ten letters name the table that records which change sets ran. */
    static final String ID = "passkey-lease";

    private final AtomicReference<@Nullable LeaderJobs> jobs = new AtomicReference<>();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new LeaseEntityProvider();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent migrated) {
                replace(new LeaderJobs(migrated.getFactory(), new KeycloakClock()));
            }
        });
    }

    @Override
    public void close() {
        LeaderJobs running = jobs.getAndSet(null);
        if (running != null) {
            running.close();
        }
    }

    private void replace(LeaderJobs next) {
        close();
        jobs.set(next);
        next.start();
    }
}
