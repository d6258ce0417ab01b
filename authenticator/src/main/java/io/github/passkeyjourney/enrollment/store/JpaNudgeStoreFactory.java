package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.CircuitBreaker;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.ProductVersion;
import io.github.passkeyjourney.platform.store.IsolatedWork;
import java.time.Duration;
import java.util.Map;
import org.hibernate.query.MutationQuery;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Opens the {@link JpaNudgeStore}, and forgets users and realms as Keycloak does. */
public final class JpaNudgeStoreFactory implements NudgeStoreFactory, ServerInfoAwareProviderFactory {

    private static final Logger LOG = Logger.getLogger(JpaNudgeStoreFactory.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final CircuitBreaker breaker =
            new CircuitBreaker("The table PJ_NUDGE (nudge history)", PAUSE, new KeycloakClock(), LOG);

    @Override
    public String getId() {
        return "jpa";
    }

    @Override
    public NudgeStore create(KeycloakSession session) {
        return new JpaNudgeStore(session, breaker);
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
            delete(removed.getKeycloakSession(), removed.getRealm(), removed.getUser().getId());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            delete(removed.getKeycloakSession(), removed.getRealm(), null);
        }
    }

    /** Failing must not keep anybody from removing a user: a row without its user says nothing and harms nobody. */
    private static void delete(
            KeycloakSession session, RealmModel realm, @org.jspecify.annotations.Nullable String userId) {
        try {
            IsolatedWork.run(session, own -> {
                String ofUser = userId == null ? "" : " and userId = :user";
                MutationQuery query = own.createMutationQuery("delete from NudgeEntity where realmId = :realm" + ofUser)
                        .setParameter("realm", realm.getId());
                if (userId != null) {
                    query.setParameter("user", userId).setTimeout(IsolatedWork.STATEMENT_TIMEOUT_SECONDS);
                }
                return query.executeUpdate();
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "Rows of PJ_NUDGE were left behind in realm %s", realm.getId());
        }
    }
}
