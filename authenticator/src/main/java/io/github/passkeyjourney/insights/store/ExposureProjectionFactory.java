package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.audit.store.behaviour.FactProjectionFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Opens the {@link ExposureProjection}, and forgets users and realms as Keycloak does. */
public final class ExposureProjectionFactory implements FactProjectionFactory {

    /** On record with each batch: never rename. */
    @Override
    public String getId() {
        return "exposure";
    }

    @Override
    public FactProjection create(KeycloakSession session) {
        return new ExposureProjection(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(OwnedRows.ofUsers(ExposureProjection.TABLE));
    }
}
