package io.github.passkeyjourney.settings;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Keeps one {@link RealmAttributeSettings} for all requests of a node. */
public final class RealmAttributeSettingsFactory implements RolloutSettingsFactory {

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
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                settings.forget(removed.getRealm().getId());
            }
        });
    }
}
