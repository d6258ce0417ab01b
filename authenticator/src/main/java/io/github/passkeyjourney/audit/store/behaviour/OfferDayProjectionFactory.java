package io.github.passkeyjourney.audit.store.behaviour;

import org.keycloak.models.KeycloakSession;

/** Opens the {@link OfferDayProjection}. */
public final class OfferDayProjectionFactory implements FactProjectionFactory {

    @Override
    public String getId() {
        return "offer-day";
    }

    @Override
    public FactProjection create(KeycloakSession session) {
        return new OfferDayProjection(session);
    }
}
