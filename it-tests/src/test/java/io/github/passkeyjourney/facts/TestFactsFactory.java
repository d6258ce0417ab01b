package io.github.passkeyjourney.facts;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link TestFacts} as {@code test-facts}. */
public final class TestFactsFactory implements RealmResourceProviderFactory {
    @Override
    public String getId() {
        return "test-facts";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new TestFacts(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
