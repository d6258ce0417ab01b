package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What the owner of a lost device can do, and take back (docs/adr/0014-suspended-passkeys.md). */
final class LostDevice {

    private final KeycloakSession session;
    private final Suspensions suspensions;

    LostDevice(KeycloakSession session) {
        this.session = session;
        this.suspensions = new Suspensions(session);
    }

    SuspensionOutcome report(RealmModel realm, UserModel user, String credentialId, boolean everySession) {
        SuspensionOutcome outcome =
                suspensions.suspend(realm, user, credentialId, SuspensionCause.LOST, circumstances(realm, user));
        // Also where it was suspended before: a wish to end sessions may come later.
        if (outcome.fulfilled()) {
            OpenedSessions sessions = new OpenedSessions(session, realm, user);
            if (everySession) {
                sessions.endAll();
            } else {
                sessions.endOpenedBy(credentialId);
            }
        }
        return outcome;
    }

    SuspensionOutcome undo(RealmModel realm, UserModel user, String credentialId) {
        return suspensions.undo(realm, user, credentialId, circumstances(realm, user));
    }

    private Circumstances circumstances(RealmModel realm, UserModel user) {
        return VisitorCircumstances.read(session, realm.getId(), user.getId());
    }
}
