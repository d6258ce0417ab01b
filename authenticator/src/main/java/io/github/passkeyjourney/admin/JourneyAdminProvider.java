package io.github.passkeyjourney.admin;

import io.github.passkeyjourney.insights.store.PeopleReadings;
import io.github.passkeyjourney.platform.admin.Rights;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Mounts the {@link JourneyAdminResource}. */
final class JourneyAdminProvider implements AdminRealmResourceProvider {

    private final PeopleReadings readings;

    JourneyAdminProvider(PeopleReadings readings) {
        this.readings = readings;
    }

    @Override
    public Object getResource(
            KeycloakSession session,
            RealmModel realm,
            AdminPermissionEvaluator permissions,
            AdminEventBuilder adminEvent) {
        return new JourneyAdminResource(session, realm, new Rights(permissions, realm), adminEvent, readings);
    }

    @Override
    public void close() {}
}
