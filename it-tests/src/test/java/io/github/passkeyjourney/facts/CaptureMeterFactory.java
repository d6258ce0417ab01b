package io.github.passkeyjourney.facts;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link CaptureMeter} as {@code test-capture-meter}. */
public final class CaptureMeterFactory implements EventListenerProviderFactory {
    static final CaptureMeter.Totals TOTALS = new CaptureMeter.Totals();

    @Override
    public String getId() {
        return "test-capture-meter";
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new CaptureMeter(session, TOTALS);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
