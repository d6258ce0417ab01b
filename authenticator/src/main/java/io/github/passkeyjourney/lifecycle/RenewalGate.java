package io.github.passkeyjourney.lifecycle;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reads what {@link LastWayIn} decides by. It never throws, and fails closed. */
final class RenewalGate {

    private static final Logger LOG = Logger.getLogger(RenewalGate.class);

    private final KeycloakSession session;

    RenewalGate(KeycloakSession session) {
        this.session = session;
    }

    /** Whether the passkey, whose possession is proven, is let in to be renewed. */
    boolean admits(RealmModel realm, UserModel user, PasskeyVerdict verdict, boolean userVerified) {
        try {
            return new LastWayIn(
                            verdict,
                            userVerified,
                            isSignIn(session.getContext().getAuthenticationSession()),
                            isRenewable(realm),
                            new OtherWaysIn(session).isOpenWithoutExpired(realm, user))
                    .isToBeRenewed();
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("An expired passkey is refused: it could not be found out whether the account hangs on it", e);
            return false;
        }
    }

    /** Other paths end otherwise: with a link to an identity provider, for example, before any required action. */
    private static boolean isSignIn(@Nullable AuthenticationSessionModel authSession) {
        return authSession != null
                && LoginActionsService.AUTHENTICATE_PATH.equals(
                        authSession.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
    }

    /** Keycloak passes by an action that is not registered or not enabled. */
    private static boolean isRenewable(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(Renewal.ACTION);
        return action != null && action.isEnabled() && Renewal.ACTION.equals(action.getProviderId());
    }
}
