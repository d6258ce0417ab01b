package io.github.passkeyjourney.audit.store.behaviour;

import org.keycloak.models.KeycloakSession;

/** Opens the {@link RawFactProjection}. */
public final class RawFactProjectionFactory implements FactProjectionFactory {

    @Override
    public String getId() {
        return "raw";
    }

    @Override
    public FactProjection create(KeycloakSession session) {
        return new RawFactProjection(session);
    }
}
