package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.audit.store.AuditTrail;
import io.github.passkeyjourney.audit.store.AuditTrailFactory;
import io.github.passkeyjourney.platform.CircuitBreaker;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Meters;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Opens the {@link SqlAuditTrail}, and has users and realms forgotten as Keycloak forgets them. */
public final class SqlAuditTrailFactory implements AuditTrailFactory {

    private static final Logger LOG = Logger.getLogger(SqlAuditTrail.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock = new KeycloakClock();
    private final AuditWriter writer = new AuditWriter(clock);
    private final CircuitBreaker breaker = new CircuitBreaker(
            "The table PJ_AUDIT (audit trail; the repair job adds what is left out)", PAUSE, clock, LOG);

    @Override
    public String getId() {
        return "sql";
    }

    @Override
    public AuditTrail create(KeycloakSession session) {
        return new SqlAuditTrail(session, writer, breaker, clock);
    }

    @Override
    public void init(Config.Scope config) {
        breaker.watched(Meters.of(config), "PJ_AUDIT");
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::forget);
    }

    private void forget(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            String user = removed.getUser().getId();
            String realm = removed.getRealm().getId();
            ErasureRequest.ofUser(realm, user, clock.millis()).file(removed.getKeycloakSession());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            String realm = removed.getRealm().getId();
            ErasureRequest.ofRealm(realm, clock.millis()).file(removed.getKeycloakSession());
        }
    }
}
