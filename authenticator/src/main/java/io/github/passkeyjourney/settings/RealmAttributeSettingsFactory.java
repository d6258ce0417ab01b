package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.settings.store.PolicyCopy;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Opens {@link RealmAttributeSettings} over what all requests of a node have parsed. */
public final class RealmAttributeSettingsFactory implements RolloutSettingsFactory {

    private final ParsedPolicies policies = new ParsedPolicies();

    @Override
    public String getId() {
        return "realm-attribute";
    }

    @Override
    public RolloutSettings create(KeycloakSession session) {
        return new RealmAttributeSettings(session, policies);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(PolicyCopy.owned());
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                policies.forget(removed.getRealm().getId());
            }
        });
    }
}
