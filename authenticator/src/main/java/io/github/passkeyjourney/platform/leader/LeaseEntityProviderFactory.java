package io.github.passkeyjourney.platform.leader;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Meters;
import io.github.passkeyjourney.platform.store.ChangeLogFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;

/** Brings the table PJ_LEASE into Keycloak's database and, as soon as it is there, the jobs of the leader to work. */
public final class LeaseEntityProviderFactory extends ChangeLogFactory {

    private final AtomicReference<@Nullable LeaderJobs> jobs = new AtomicReference<>();

    private Meters meters = Meters.none();

    /** For the service loader. */
    public LeaseEntityProviderFactory() {
        super("passkey-lease", "lease-changelog.xml");
    }

    @Override
    public void init(Config.Scope config) {
        meters = Meters.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent migrated) {
                replace(new LeaderJobs(migrated.getFactory(), new KeycloakClock(), meters));
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
