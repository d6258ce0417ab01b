package io.github.passkeyjourney.admin;

import io.github.passkeyjourney.insights.store.PeopleReadings;
import io.github.passkeyjourney.platform.JourneyProviderFactory;
import io.github.passkeyjourney.platform.KeycloakClock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Brings the admin API to {@code /admin/realms/{realm}/passkey-journey}. */
public final class JourneyAdminProviderFactory
        implements AdminRealmResourceProviderFactory, JourneyProviderFactory<AdminRealmResourceProvider> {

    private final PeopleReadings readings = new PeopleReadings(new KeycloakClock());

    @Override
    public String getId() {
        return "passkey-journey";
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new JourneyAdminProvider(readings);
    }
}
