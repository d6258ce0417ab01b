package io.github.passkeyjourney.audit.store;

import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.FactRecorderFactory;
import io.github.passkeyjourney.audit.metrics.FactMeters;
import io.github.passkeyjourney.audit.store.behaviour.FactPipeline;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Meters;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;

/**
 * Keeps the pipeline of a node: it runs from the moment when the tables are there until the server stops. The option
 * {@code capacity} is the number of behaviour facts that may wait in memory, 65 536 unless said otherwise; {@code
 * metered-realms} the number of realms that have metrics of their own, 50 unless said otherwise.
 */
public final class SqlFactRecorderFactory implements FactRecorderFactory {

    private final AtomicBoolean complained = new AtomicBoolean();

    @SuppressWarnings("NullAway.Init") // Keycloak calls init() before anything else.
    private FactPipeline pipeline;

    @SuppressWarnings("NullAway.Init")
    private FactMeters meters;

    @Override
    public String getId() {
        return "sql";
    }

    @Override
    public FactRecorder create(KeycloakSession session) {
        return new SqlFactRecorder(session, pipeline, meters, complained);
    }

    @Override
    public void init(Config.Scope config) {
        Meters server = Meters.of(config);
        pipeline =
                new FactPipeline(config.getInt("capacity", FactPipeline.DEFAULT_CAPACITY), new KeycloakClock(), server);
        meters = new FactMeters(server, config.getInt("metered-realms", FactMeters.DEFAULT_REALMS));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                pipeline.start(factory);
            } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
                meters.forget(removed.getRealm().getId());
            }
        });
    }

    /** Providers that are closed after this one, since the last batches still need them. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return FactPipeline.NEEDED_PROVIDERS;
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
