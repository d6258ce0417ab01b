package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.CircuitBreaker;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.ProductVersion;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Opens the {@link SqlNudgeStore}, and forgets users and realms as Keycloak does. */
public final class SqlNudgeStoreFactory implements NudgeStoreFactory, ServerInfoAwareProviderFactory {

    private static final Logger LOG = Logger.getLogger(SqlNudgeStoreFactory.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final CircuitBreaker breaker =
            new CircuitBreaker("The table PJ_NUDGE (nudge history)", PAUSE, new KeycloakClock(), LOG);

    @Override
    public String getId() {
        return "sql";
    }

    @Override
    public NudgeStore create(KeycloakSession session) {
        return new SqlNudgeStore(session, breaker);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::forget);
    }

    @Override
    public void close() {}

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }

    private void forget(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            String user = removed.getUser().getId();
            String realm = removed.getRealm().getId();
            delete(removed.getKeycloakSession(), " WHERE REALM_ID = ? AND USER_ID = ?", realm, user);
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            String realm = removed.getRealm().getId();
            delete(removed.getKeycloakSession(), " WHERE REALM_ID = ?", realm);
        }
    }

    /** Failing must not keep anybody from removing a user: a row without its user says nothing and harms nobody. */
    private static void delete(KeycloakSession session, String where, Object... ids) {
        try {
            IsolatedSql sql = new IsolatedSql(session);
            sql.update("DELETE FROM " + sql.table(SqlNudgeStore.TABLE) + where, ids);
        } catch (RuntimeException e) {
            LOG.warn("Rows of PJ_NUDGE were left behind", e);
        }
    }
}
