package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import io.github.passkeyjourney.platform.KeycloakClock;
import java.time.Clock;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Listens in every realm: an address that went before notices were switched on is the owner's all the same. */
public final class AddressListenerFactory
        implements EventListenerProviderFactory, JourneyProviderFactory<EventListenerProvider> {

    private final Clock clock = new KeycloakClock();

    @Override
    public String getId() {
        return "passkey-addresses";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new AddressListener(session, clock);
    }
}
