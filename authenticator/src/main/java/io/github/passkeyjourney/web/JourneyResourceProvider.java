package io.github.passkeyjourney.web;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Mounts the {@link JourneyResource}. */
final class JourneyResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;

    JourneyResourceProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return new JourneyResource(session);
    }

    @Override
    public void close() {}
}
