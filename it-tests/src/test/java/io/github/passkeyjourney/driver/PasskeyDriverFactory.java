package io.github.passkeyjourney.driver;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link PasskeyDriver} as {@code test-passkeys}. */
public final class PasskeyDriverFactory implements RealmResourceProviderFactory {
    @Override
    public String getId() {
        return "test-passkeys";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new PasskeyDriver(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
