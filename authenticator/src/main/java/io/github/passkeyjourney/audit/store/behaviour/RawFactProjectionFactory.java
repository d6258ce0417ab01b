package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Opens the {@link RawFactProjection}. */
public final class RawFactProjectionFactory implements FactProjectionFactory, ServerInfoAwareProviderFactory {

    @Override
    public String getId() {
        return "raw";
    }

    @Override
    public FactProjection create(KeycloakSession session) {
        return new RawFactProjection(session);
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
