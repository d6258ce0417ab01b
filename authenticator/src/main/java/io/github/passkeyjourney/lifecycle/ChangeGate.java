package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.platform.KeycloakClock;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stands before each page of a sign-in that changes how an account can be recovered: what that takes is what making a passkey
 * takes, and a passkey that is still new does not do (docs/adr/0007-guarded-enrollment.md). For the jar of recovery, too.
 */
public final class ChangeGate {

    /** Keycloak counts in whole seconds, and nothing is younger than none. */
    private static final Duration AT_ONCE = Duration.ofSeconds(-1);

    private final KeycloakSession session;
    private final EnrollmentGate gate;
    private final Clock clock = new KeycloakClock();

    /** The gate of the sign-in that this session serves. */
    public ChangeGate(KeycloakSession session) {
        this.session = session;
        this.gate = new EnrollmentGate(session);
    }

    /**
     * How old the sign-in may be that a page asks for; negative where the session that goes on has not shown the strongest that the
     * account holds, so that a new sign-in is asked for however young it is.
     */
    public Duration maxAuthAge(RealmModel realm, @Nullable AuthenticationSessionModel authSession) {
        UserSessionModel ongoing = authSession == null
                ? null
                : session.sessions()
                        .getUserSession(realm, authSession.getParentSession().getId());
        return ongoing != null && !gate.isStrongEnough(realm, ongoing.getUser(), ongoing)
                ? AT_ONCE
                : gate.rules(realm).maxAuthAge();
    }

    /** To be called when a sign-in is through with its factors, each time that Keycloak comes by; the first time counts. */
    public void signedIn(AuthenticationSessionModel authSession) {
        if (!AuthenticatorUtil.isSSOAuthentication(authSession)) {
            new SignInNotes(authSession).setSignedInAt(clock.instant());
        }
    }

    /** Decides for this moment, from the facts; never throws, and fails closed. */
    public ChangeVerdict verdict(RealmModel realm, UserModel user, AuthenticationSessionModel authSession) {
        ChangeVerdict strength = ChangeVerdict.of(gate.changeVerdict(realm, user, authSession));
        if (!strength.allows()) {
            return strength;
        }
        // As for a password: however young the codes or addresses are.
        return new CoolingOff(session).mayRemove(realm, user, authSession, null)
                ? ChangeVerdict.ALLOWED
                : ChangeVerdict.COOLING_OFF;
    }

    /** The circumstances of the request, for the fact that tells of the change. */
    public Circumstances circumstances(RealmModel realm, UserModel user) {
        return VisitorCircumstances.read(session, realm.getId(), user.getId());
    }
}
