package io.github.passkeyjourney.audit.store;

import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.FactRecorderFactory;
import io.github.passkeyjourney.audit.store.behaviour.FactPipeline;
import io.github.passkeyjourney.platform.KeycloakClock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;

/**
 * Keeps the pipeline of a node: it runs from the moment when the tables are there until the server stops. The option
 * {@code capacity} is the number of behaviour facts that may wait in memory; 65 536 unless said otherwise.
 */
public final class SqlFactRecorderFactory implements FactRecorderFactory {

    private final AtomicBoolean complained = new AtomicBoolean();

    @SuppressWarnings("NullAway.Init") // Keycloak calls init() before anything else.
    private FactPipeline pipeline;

    @Override
    public String getId() {
        return "sql";
    }

    @Override
    public FactRecorder create(KeycloakSession session) {
        return new SqlFactRecorder(session, pipeline, complained);
    }

    @Override
    public void init(Config.Scope config) {
        pipeline = new FactPipeline(config.getInt("capacity", FactPipeline.DEFAULT_CAPACITY), new KeycloakClock());
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                pipeline.start(factory);
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
