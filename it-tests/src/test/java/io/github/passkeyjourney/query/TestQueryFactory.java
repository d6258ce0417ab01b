package io.github.passkeyjourney.query;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link TestQuery} as {@code test-query}. */
public final class TestQueryFactory implements RealmResourceProviderFactory {
    @Override
    public String getId() {
        return "test-query";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new TestQuery(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
