package io.github.passkeyjourney.insights.store;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Brings the table PJ_ROLLUP into Keycloak's database. */
public final class RollupEntityProviderFactory implements JpaEntityProviderFactory {

    /** Never rename: its first ten letters name the table that records which change sets ran. */
    static final String ID = "daily-rollups";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new RollupEntityProvider();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
