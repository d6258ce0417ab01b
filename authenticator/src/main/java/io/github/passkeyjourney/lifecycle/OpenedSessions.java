package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.platform.KeycloakClock;
import java.util.List;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The sessions of a user, those that applications keep while the user is away (offline) among them. */
public final class OpenedSessions {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    /** Those that there are now. */
    public OpenedSessions(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** Ends those that a passkey opened, or was the last to prove, by Keycloak's id of the credential. */
    public void endOpenedBy(String credentialId) {
        end(opened -> credentialId.equals(opened.getNote(PasskeyCredentialProvider.OPENED_BY)));
    }

    /** Ends all of them, as the console's "Sign out" does: tokens from before are refreshed no more. */
    public void endAll() {
        session.users().setNotBeforeForUser(realm, user, (int)
                new KeycloakClock().instant().getEpochSecond());
        end(opened -> true);
    }

    private void end(Predicate<UserSessionModel> which) {
        // Listed first: what is ended is taken out of what is walked.
        List<UserSessionModel> online = session.sessions()
                .getUserSessionsStream(realm, user)
                .filter(which)
                .toList();
        List<UserSessionModel> offline = session.sessions()
                .getOfflineUserSessionsStream(realm, user)
                .filter(which)
                .toList();
        offline.forEach(opened -> session.sessions().removeOfflineUserSession(realm, opened));
        online.forEach(opened -> AuthenticationManager.backchannelLogout(
                session,
                realm,
                opened,
                session.getContext().getUri(),
                session.getContext().getConnection(),
                session.getContext().getHttpRequest().getHttpHeaders(),
                true));
    }
}
