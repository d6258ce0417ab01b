package io.github.passkeyjourney.recovery.web;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Mounts the {@link RecoveryResource}. */
final class RecoveryResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;

    RecoveryResourceProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return new RecoveryResource(session);
    }

    @Override
    public void close() {}
}
