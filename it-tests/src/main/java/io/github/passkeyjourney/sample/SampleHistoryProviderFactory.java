package io.github.passkeyjourney.sample;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Brings {@code /admin/realms/{realm}/sample-history} to the servers of demo and tests. */
public final class SampleHistoryProviderFactory implements AdminRealmResourceProviderFactory {

    @Override
    public String getId() {
        return "sample-history";
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new SampleHistoryProvider();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
