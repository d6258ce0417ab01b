package io.github.passkeyjourney.enrollment;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.lifecycle.EnrollmentGate;
import io.github.passkeyjourney.platform.KeycloakClock;
import java.time.Clock;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegister;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What every page that makes a passkey has in common: it knows the age of the sign-in, and the rules for it. */
abstract class GuardedAction extends WebAuthnPasswordlessRegister {

    final EnrollmentGate gate;
    final GuardPage guard;
    private final Clock clock = new KeycloakClock();

    GuardedAction(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        super(session, trust);
        this.gate = new EnrollmentGate(session);
        this.guard = new GuardPage(session);
    }

    /** Whether the guard stands before this page in this realm. */
    abstract boolean guarded(RealmModel realm);

    /** Keycloak comes by here when a sign-in is through with its factors, and for the first time right then. */
    @Override
    public final void evaluateTriggers(RequiredActionContext context) {
        if (!AuthenticatorUtil.isSSOAuthentication(context.getAuthenticationSession())) {
            new SignInNotes(context.getAuthenticationSession()).setSignedInAt(clock.instant());
        }
        uphold(context);
    }

    /** Right then, and each time before a sign-in would end: puts back what must not be passed by. */
    void uphold(RequiredActionContext context) {}

    /** In seconds. If an app asks for the page after an older sign-in, Keycloak has that done again by itself. */
    @Override
    public final int getMaxAuthAge(KeycloakSession session) {
        int own = super.getMaxAuthAge(session);
        if (session == null || !guarded(session.getContext().getRealm())) {
            return own;
        }
        long rule = gate.rules(session.getContext().getRealm()).maxAuthAge().toSeconds();
        return (int) Math.min(own, rule);
    }

    /** Keycloak's own preparation of the ceremony. */
    final void prepare(RequiredActionContext context) {
        super.requiredActionChallenge(context);
    }

    /** Keycloak's own check of the answer, and the passkey that comes of it. */
    final void complete(RequiredActionContext context) {
        super.processAction(context);
    }

    /** Whether an app asked for this page, rather than an admin or the nudge. */
    static boolean askedByApp(RequiredActionContext context) {
        return context.getAction()
                .equals(context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_EXECUTING));
    }
}
