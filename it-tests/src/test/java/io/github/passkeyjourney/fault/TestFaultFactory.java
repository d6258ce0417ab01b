package io.github.passkeyjourney.fault;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link TestFault} as {@code test-fault}. */
public final class TestFaultFactory implements RealmResourceProviderFactory {
    @Override
    public String getId() {
        return "test-fault";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new TestFault();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
