package io.github.passkeyjourney.driver;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link SavedCodesDriver} as {@code test-saved-codes}. */
public final class SavedCodesDriverFactory implements RealmResourceProviderFactory {
    @Override
    public String getId() {
        return "test-saved-codes";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new SavedCodesDriver(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
