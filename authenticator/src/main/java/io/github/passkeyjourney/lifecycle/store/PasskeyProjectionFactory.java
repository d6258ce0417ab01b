package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.audit.store.behaviour.FactProjectionFactory;
import org.keycloak.models.KeycloakSession;

/** Opens the {@link PasskeyProjection}. */
public final class PasskeyProjectionFactory implements FactProjectionFactory {

    /** On record with each batch: never rename. */
    static final String ID = "passkey";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public FactProjection create(KeycloakSession session) {
        return new PasskeyProjection(session);
    }
}
