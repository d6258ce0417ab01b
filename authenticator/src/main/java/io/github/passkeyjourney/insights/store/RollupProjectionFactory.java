package io.github.passkeyjourney.insights.store;

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
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Opens the {@link RollupProjection}, and forgets realms as Keycloak does. */
public final class RollupProjectionFactory implements FactProjectionFactory, ServerInfoAwareProviderFactory {

    private static final Logger LOG = Logger.getLogger(RollupProjectionFactory.class);

    @Override
    public String getId() {
        return "rollup";
    }

    @Override
    public FactProjection create(KeycloakSession session) {
        return new RollupProjection(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(RollupProjectionFactory::forget);
    }

    @Override
    public void close() {}

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }

    /** Failing must not keep anybody from removing a realm: rows without it name nobody and are never read. */
    private static void forget(ProviderEvent event) {
        if (event instanceof RealmModel.RealmRemovedEvent removed) {
            try {
                IsolatedSql sql = new IsolatedSql(removed.getKeycloakSession());
                sql.update(
                        "DELETE FROM " + sql.table(RollupProjection.TABLE) + " WHERE REALM_ID = ?",
                        removed.getRealm().getId());
            } catch (RuntimeException e) {
                LOG.warn("Rows of PJ_ROLLUP of a realm that is removed were left behind", e);
            }
        }
    }
}
