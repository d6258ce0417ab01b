package io.github.passkeyjourney.recovery.helpdesk;

import io.github.passkeyjourney.platform.admin.Rights;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Mounts the {@link HelpdeskResource}. */
final class HelpdeskProvider implements AdminRealmResourceProvider {

    @Override
    public Object getResource(
            KeycloakSession session,
            RealmModel realm,
            AdminPermissionEvaluator permissions,
            AdminEventBuilder adminEvent) {
        return new HelpdeskResource(new Desk(session, realm, new Rights(permissions, realm), adminEvent));
    }

    @Override
    public void close() {}
}
