package io.github.passkeyjourney.audit.listener;

import io.github.passkeyjourney.platform.ProductVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.cache.LocalCache;
import org.keycloak.cache.LocalCacheConfiguration;
import org.keycloak.cache.LocalCacheProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** The event listener {@code passkey-audit}, to be named among the listeners of each realm that is to be measured. */
public final class FactListenerFactory implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

    /** The id by which a realm names the listener. */
    public static final String ID = "passkey-audit";

    /** Sign-ins that failed with a passkey and are still open, on one server; a flood pushes out the oldest. */
    private static final int MAX_ATTEMPTS = 10_000;

    /** As long as Keycloak keeps a sign-in open by default. */
    private static final Duration MAX_SIGN_IN = Duration.ofMinutes(30);

    private final AtomicBoolean warned = new AtomicBoolean();
    private @Nullable LocalCache<String, PasskeyAttempt> attempts;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new FactListener(session, new PasskeyAttempts(Objects.requireNonNull(attempts)), warned);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        try (KeycloakSession session = factory.create()) {
            attempts = session.getProvider(LocalCacheProvider.class)
                    .create(LocalCacheConfiguration.<String, PasskeyAttempt>builder()
                            .name("passkeyJourneyAttempts")
                            .maxSize(MAX_ATTEMPTS)
                            .expirationAfterCreate(MAX_SIGN_IN)
                            .build());
        }
    }

    @Override
    public void close() {
        if (attempts != null) {
            attempts.close();
        }
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }
}
