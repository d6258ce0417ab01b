package io.github.passkeyjourney.recovery.helpdesk;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Brings the API of the helpdesk to {@code /admin/realms/{realm}/passkey-recovery}. */
public final class HelpdeskProviderFactory
        implements AdminRealmResourceProviderFactory, JourneyProviderFactory<AdminRealmResourceProvider> {

    @Override
    public String getId() {
        return "passkey-recovery";
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new HelpdeskProvider();
    }
}
