package io.github.passkeyjourney.audit.store.device;

import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.audit.store.behaviour.FactProjectionFactory;
import io.github.passkeyjourney.platform.ProductVersion;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Opens the {@link DeviceProjection}, and forgets users and realms as Keycloak does. */
public final class DeviceProjectionFactory implements FactProjectionFactory, ServerInfoAwareProviderFactory {

    private static final Logger LOG = Logger.getLogger(DeviceProjectionFactory.class);

    /** On record with each batch: never rename. */
    @Override
    public String getId() {
        return "device";
    }

    @Override
    public FactProjection create(KeycloakSession session) {
        return new DeviceProjection(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(DeviceProjectionFactory::forget);
    }

    @Override
    public void close() {}

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }

    private static void forget(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            String realm = removed.getRealm().getId();
            delete(
                    removed.getKeycloakSession(),
                    " WHERE REALM_ID = ? AND USER_ID = ?",
                    realm,
                    removed.getUser().getId());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            delete(
                    removed.getKeycloakSession(),
                    " WHERE REALM_ID = ?",
                    removed.getRealm().getId());
        }
    }

    /** Failing must not keep anybody from removing a user. */
    private static void delete(KeycloakSession session, String where, Object... ids) {
        try {
            IsolatedSql sql = new IsolatedSql(session);
            sql.update("DELETE FROM " + sql.table(DeviceProjection.TABLE) + where, ids);
        } catch (RuntimeException e) {
            LOG.warn("Rows of PJ_DEVICE were left behind", e);
        }
    }
}
