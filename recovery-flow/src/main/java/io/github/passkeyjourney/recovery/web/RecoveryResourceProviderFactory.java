package io.github.passkeyjourney.recovery.web;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Brings what users may call to {@code /realms/{realm}/passkey-recovery}. */
public final class RecoveryResourceProviderFactory
        implements RealmResourceProviderFactory, JourneyProviderFactory<RealmResourceProvider> {

    @Override
    public String getId() {
        return "passkey-recovery";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RecoveryResourceProvider(session);
    }
}
