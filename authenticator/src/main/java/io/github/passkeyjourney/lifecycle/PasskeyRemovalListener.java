package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.lifecycle.store.PasskeyStore;
import io.github.passkeyjourney.platform.Passkeys;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;

/** Forgets a passkey when Keycloak says that it is gone: the provider of credentials is not told. */
final class PasskeyRemovalListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(PasskeyRemovalListener.class);

    private final KeycloakSession session;

    PasskeyRemovalListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.REMOVE_CREDENTIAL) {
            forget(event.getRealmId(), event.getDetails());
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        Map<String, String> details = event.getDetails();
        if (details != null
                && event.getError() == null
                && event.getResourcePath().endsWith("/credentials/" + details.get(Details.CREDENTIAL_ID))) {
            forget(event.getRealmId(), details);
        }
    }

    private void forget(String realmId, @Nullable Map<String, String> details) {
        if (details == null || !Passkeys.isType(details.get(Details.CREDENTIAL_TYPE))) {
            return;
        }
        String credentialId = details.getOrDefault(Details.CREDENTIAL_ID, details.get(Details.SELECTED_CREDENTIAL_ID));
        if (credentialId == null) {
            return;
        }
        try {
            session.getProvider(PasskeyStore.class).removed(realmId, credentialId);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("A row of PJ_PASSKEY was left behind", e);
        }
    }

    @Override
    public void close() {}
}
