package io.github.passkeyjourney.lifecycle;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Whether a session that goes on may rename a passkey, report its device lost or take that back: what it takes is what making a
 * passkey takes (docs/adr/0015-own-passkeys.md). It never throws, and fails closed.
 */
public final class OwnerGate {

    private static final Logger LOG = Logger.getLogger(OwnerGate.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final @Nullable UserSessionModel ongoing;
    private final ChangeVerdict strength;

    /** The gate for the calls of one session; without one, nothing proves anything. */
    public OwnerGate(KeycloakSession session, RealmModel realm, UserModel user, @Nullable UserSessionModel ongoing) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.ongoing = ongoing;
        this.strength = strength();
    }

    /** Decides by how strong the session is, whatever it wants to change. */
    public ChangeVerdict verdict() {
        return strength;
    }

    /** Decides for one of the user's credentials. */
    public ChangeVerdict verdict(String credentialId) {
        if (!strength.allows() || ongoing == null) {
            return strength;
        }
        try {
            return new CoolingOff(session)
                            .mayRemove(realm, ongoing, user.credentialManager().getStoredCredentialById(credentialId))
                    ? ChangeVerdict.ALLOWED
                    : ChangeVerdict.COOLING_OFF;
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("A passkey stays as it is: it could not be decided whether it may be changed", e);
            return ChangeVerdict.UNDECIDED;
        }
    }

    private ChangeVerdict strength() {
        return Optional.ofNullable(ongoing)
                .map(proven -> ChangeVerdict.of(new EnrollmentGate(session).verdict(realm, user, proven)))
                .orElse(ChangeVerdict.SIGN_IN_AGAIN);
    }
}
