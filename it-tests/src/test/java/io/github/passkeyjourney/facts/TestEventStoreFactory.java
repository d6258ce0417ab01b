package io.github.passkeyjourney.facts;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link TestEventStore} as {@code test-event-store}. */
public final class TestEventStoreFactory implements RealmResourceProviderFactory {
    @Override
    public String getId() {
        return "test-event-store";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new TestEventStore(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
