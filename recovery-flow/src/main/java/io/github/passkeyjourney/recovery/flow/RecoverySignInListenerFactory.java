package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Listens in every realm: what it guards must not hang on a setting. */
public final class RecoverySignInListenerFactory
        implements EventListenerProviderFactory, JourneyProviderFactory<EventListenerProvider> {

    @Override
    public String getId() {
        return "passkey-recovery-sign-in";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new RecoverySignInListener(session);
    }
}
