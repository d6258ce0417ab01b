package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.lifecycle.notice.store.CommittedAddress;
import io.github.passkeyjourney.lifecycle.notice.store.FormerAddresses;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keeps the mail address of a user for a while when it is replaced, by the user or by an admin. */
final class AddressListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(AddressListener.class);
    private static final String USERS = "users/";

    private final KeycloakSession session;
    private final Clock clock;

    AddressListener(KeycloakSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void onEvent(Event event) {
        Map<String, String> details = event.getDetails();
        if (details != null
                && event.getError() == null
                && event.getUserId() != null
                && details.get(Details.PREVIOUS_EMAIL) != null) {
            replaced(
                    event.getRealmId(),
                    event.getUserId(),
                    details.get(Details.PREVIOUS_EMAIL),
                    details.get(Details.UPDATED_EMAIL));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        String path = event.getResourcePath();
        if (event.getResourceType() == ResourceType.USER
                && event.getOperationType() == OperationType.UPDATE
                && event.getError() == null
                && path != null
                && path.startsWith(USERS)
                && path.indexOf('/', USERS.length()) < 0) {
            // The event has the new address alone.
            replaced(event.getRealmId(), path.substring(USERS.length()), null, null);
        }
    }

    /**
     * Keeps an address that goes.
     *
     * @param before null to look it up
     * @param after the same
     */
    private void replaced(String realmId, String userId, @Nullable String before, @Nullable String after) {
        try {
            RealmModel realm = session.realms().getRealm(realmId);
            UserModel user = realm == null ? null : session.users().getUserById(realm, userId);
            if (realm == null || user == null) {
                return;
            }
            CommittedAddress committed = CommittedAddress.of(session, userId).orElse(null);
            String gone = before == null && committed != null ? committed.address() : before;
            String present = before == null ? user.getEmail() : after;
            if (gone == null || gone.equalsIgnoreCase(present)) {
                return;
            }
            // Where addresses are verified, one that was not may be a stranger's, put there to have him written to.
            boolean unverified =
                    committed != null && committed.address().equalsIgnoreCase(gone) && !committed.verified();
            if (!realm.isVerifyEmail() || !unverified) {
                FormerAddresses.add(new IsolatedSql(session), realmId, userId, gone, clock.instant());
            }
        } catch (RuntimeException e) {
            leftOut(e);
        }
    }

    /** A change of address is not refused for it; what the exception says may hold the address. */
    private static void leftOut(RuntimeException e) {
        LOG.warnf(
                "An address that was replaced could not be kept: %s",
                e.getClass().getSimpleName());
    }

    @Override
    public void close() {}
}
