package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Listens in every realm, for a passkey that is gone must be forgotten whatever is measured. */
public final class PasskeyRemovalListenerFactory
        implements EventListenerProviderFactory, JourneyProviderFactory<EventListenerProvider> {

    @Override
    public String getId() {
        return "passkey-removal";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new PasskeyRemovalListener(session);
    }
}
