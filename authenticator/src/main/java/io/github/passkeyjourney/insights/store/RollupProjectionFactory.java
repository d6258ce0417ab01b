package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.audit.store.behaviour.FactProjectionFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Opens the {@link RollupProjection}, and forgets realms as Keycloak does. */
public final class RollupProjectionFactory implements FactProjectionFactory {

    @Override
    public String getId() {
        return "rollup";
    }

    @Override
    public FactProjection create(KeycloakSession session) {
        return new RollupProjection(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(OwnedRows.ofRealms(RollupProjection.TABLE));
        factory.register(OwnedRows.ofRealms(RollupPacks.TABLE));
    }
}
