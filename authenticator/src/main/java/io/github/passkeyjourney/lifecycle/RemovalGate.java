package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.lifecycle.store.HeldPasskeys;
import io.github.passkeyjourney.platform.Passkeys;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What stands against the removal of a credential by its owner (docs/adr/0015-own-passkeys.md). A realm without a policy is
 * left as Keycloak has it. It never throws, and fails closed.
 */
final class RemovalGate {

    /** A session that a new passkey opened cannot remove what was there before. */
    static final String COOLING_OFF = "cooling-off";

    /** The account holds something stronger than what was used. */
    static final String STEP_UP = "step-up";

    /** It is to be resumed, or to go by itself: what a stranger made tells the helpdesk, and holds back the next one. */
    static final String SUSPENDED = "suspended";

    /** Nothing else would open the account. */
    static final String LAST_WAY_IN = "last-way-in";

    /** The facts could not be read. */
    static final String UNDECIDED = "undecided";

    private static final Logger LOG = Logger.getLogger(RemovalGate.class);

    private final KeycloakSession session;
    private final EnrollmentGate gate;
    private final CoolingOff coolingOff;

    RemovalGate(KeycloakSession session) {
        this.session = session;
        this.gate = new EnrollmentGate(session);
        this.coolingOff = new CoolingOff(session);
    }

    /**
     * Decides for a page of a sign-in, new or going on. The user's passkeys are held until the transaction ends, so that two of
     * them do not go at the same moment, each for the sake of the other.
     *
     * @return the word for why not; null if it may go
     */
    @Nullable
    String refusal(RealmModel realm, UserModel user, AuthenticationSessionModel authSession, String credentialId) {
        if (!gate.guards(realm)) {
            return null;
        }
        try {
            HeldPasskeys held = new HeldPasskeys(session, realm.getId(), user.getId());
            CredentialModel target = user.credentialManager().getStoredCredentialById(credentialId);
            if (!coolingOff.mayRemove(realm, user, authSession, target)) {
                return COOLING_OFF;
            }
            if (target == null || !Passkeys.isType(target.getType())) {
                return null;
            }
            if (Passkeys.SUSPENDED_TYPE.equals(target.getType())) {
                return SUSPENDED;
            }
            if (!gate.isStrongEnough(realm, user, authSession)) {
                return STEP_UP;
            }
            return new OtherWaysIn(session).mayGo(realm, user, credentialId, held.types(user.getId()))
                    ? null
                    : LAST_WAY_IN;
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("A credential stays: it could not be decided whether it may be removed", e);
            return UNDECIDED;
        }
    }

    /** What goes without a page goes with this answer: then it is that of the moment, and nothing else goes meanwhile. */
    private Map<String, String> types(RealmModel realm, UserModel user, boolean atOnce) {
        return atOnce
                ? new HeldPasskeys(session, realm.getId(), user.getId()).types(user.getId())
                : OtherWaysIn.known(user);
    }

    /**
     * Whether a session that goes on is shown a way to remove passkeys, of which the page behind it decides for itself; or
     * whether Keycloak's account REST takes them away at its wish, which knows their type only.
     *
     * @param atOnce whether they go without that page
     */
    boolean mayRemoveAny(RealmModel realm, UserModel user, UserSessionModel ongoing, boolean atOnce) {
        try {
            return !gate.guards(realm)
                    || (coolingOff.mayRemoveAnyPasskey(realm, user, ongoing)
                            && (!atOnce || gate.isStrongEnough(realm, user, ongoing))
                            && !new OtherWaysIn(session).isOnePasskey(realm, user, types(realm, user, atOnce)));
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("Passkeys stay: it could not be decided whether they may be removed", e);
            return false;
        }
    }
}
