package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.recovery.policy.RecoveryState;
import io.github.passkeyjourney.recovery.store.Recoveries;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Takes a session back that rests on a recovery which has not ended in what it was opened for. Keycloak's required actions are no
 * barrier: there are requests that go past all of them.
 */
final class RecoverySignInListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(RecoverySignInListener.class);

    private final KeycloakSession session;

    RecoverySignInListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        AuthenticationSessionModel page = session.getContext().getAuthenticationSession();
        if (event.getType() != EventType.LOGIN || page == null || page.getAuthNote(Endings.RECOVERY_NOTE) == null) {
            return;
        }
        if (!isCompleted(event, page)) {
            LOG.warnf(
                    "A sign-in to the realm %s was taken back: it rests on a recovery that has not ended",
                    event.getRealmId());
            takeBack(event);
        }
    }

    private boolean isCompleted(Event event, AuthenticationSessionModel page) {
        try {
            return Endings.recovery(
                            new Recoveries(session, new KeycloakClock()), page, event.getRealmId(), event.getUserId())
                    .filter(recovery -> recovery.state() == RecoveryState.COMPLETED)
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.warn("A recovery could not be read", e);
            return false;
        }
    }

    private void takeBack(Event event) {
        RealmModel realm = session.getContext().getRealm();
        UserSessionModel opened = session.sessions().getUserSession(realm, event.getSessionId());
        if (opened != null) {
            session.sessions().removeUserSession(realm, opened);
        }
        session.getTransactionManager().setRollbackOnly();
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // Nobody signs in by one.
    }

    @Override
    public void close() {}
}
