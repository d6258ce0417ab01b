package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.CircuitBreaker;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Meters;
import io.github.passkeyjourney.platform.store.OwnedRows;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Opens the {@link SqlAdviceStore}, and forgets users and realms as Keycloak does. */
public final class SqlAdviceStoreFactory implements AdviceStoreFactory {

    private static final Logger LOG = Logger.getLogger(SqlAdviceStoreFactory.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final CircuitBreaker breaker =
            new CircuitBreaker("The table PJ_ADVICE (advice on passkeys)", PAUSE, new KeycloakClock(), LOG);

    @Override
    public String getId() {
        return "sql";
    }

    @Override
    public AdviceStore create(KeycloakSession session) {
        return new SqlAdviceStore(session, breaker);
    }

    @Override
    public void init(Config.Scope config) {
        breaker.watched(Meters.of(config), SqlAdviceStore.TABLE);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(OwnedRows.ofUsers(SqlAdviceStore.TABLE));
    }
}
