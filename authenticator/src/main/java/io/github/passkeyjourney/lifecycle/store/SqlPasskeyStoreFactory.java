package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Opens the {@link SqlPasskeyStore}, and forgets users and realms as Keycloak does. */
public final class SqlPasskeyStoreFactory implements PasskeyStoreFactory, ServerInfoAwareProviderFactory {

    private static final Logger LOG = Logger.getLogger(SqlPasskeyStoreFactory.class);

    @Override
    public String getId() {
        return "sql";
    }

    @Override
    public PasskeyStore create(KeycloakSession session) {
        return new SqlPasskeyStore(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(SqlPasskeyStoreFactory::forget);
    }

    @Override
    public void close() {}

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }

    /** Failing must not keep anybody from removing a user: a row without its user says nothing and harms nobody. */
    private static void forget(ProviderEvent event) {
        try {
            if (event instanceof UserModel.UserRemovedEvent removed) {
                new SqlPasskeyStore(removed.getKeycloakSession())
                        .removedUser(
                                removed.getRealm().getId(), removed.getUser().getId());
            } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
                new SqlPasskeyStore(removed.getKeycloakSession())
                        .removedRealm(removed.getRealm().getId());
            }
        } catch (RuntimeException e) {
            LOG.warn("Rows of PJ_PASSKEY were left behind", e);
        }
    }
}
