package io.github.passkeyjourney.admin;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Brings the admin API to {@code /admin/realms/{realm}/passkey-journey}. */
public final class JourneyAdminProviderFactory
        implements AdminRealmResourceProviderFactory, ServerInfoAwareProviderFactory {

    @Override
    public String getId() {
        return "passkey-journey";
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new JourneyAdminProvider();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }
}
