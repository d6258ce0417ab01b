package io.github.passkeyjourney.sample;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Mounts the {@link SampleHistoryResource} for those who may manage the realm and its users. */
final class SampleHistoryProvider implements AdminRealmResourceProvider {

    @Override
    public Object getResource(
            KeycloakSession session,
            RealmModel realm,
            AdminPermissionEvaluator permissions,
            AdminEventBuilder adminEvent) {
        permissions.realm().requireManageRealm();
        permissions.users().requireManage();
        return new SampleHistoryResource(session, realm);
    }

    @Override
    public void close() {}
}
