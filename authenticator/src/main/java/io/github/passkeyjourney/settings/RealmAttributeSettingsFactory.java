package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Keeps one {@link RealmAttributeSettings} for all requests of a node. */
public final class RealmAttributeSettingsFactory implements RolloutSettingsFactory, ServerInfoAwareProviderFactory {

    private final RealmAttributeSettings settings = new RealmAttributeSettings();

    @Override
    public String getId() {
        return "realm-attribute";
    }

    @Override
    public RolloutSettings create(KeycloakSession session) {
        return settings;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                settings.forget(removed.getRealm().getId());
            }
        });
    }

    @Override
    public void close() {}

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }
}
