package io.github.passkeyjourney.web;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Brings what users may call to {@code /realms/{realm}/passkey-journey}. */
public final class JourneyResourceProviderFactory
        implements RealmResourceProviderFactory, JourneyProviderFactory<RealmResourceProvider> {

    @Override
    public String getId() {
        return "passkey-journey";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new JourneyResourceProvider(session);
    }
}
