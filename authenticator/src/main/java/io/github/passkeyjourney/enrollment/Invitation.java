package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.policy.Advice;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The one page of ours that a sign-in may end with, and the advice that it is about. */
public final class Invitation {

    private static final String PREFIX = "passkey-journey.invitation.";
    private static final String TAKEN = PREFIX + "taken";
    private static final String ADVICE = PREFIX + "advice";

    private final AuthenticationSessionModel session;

    /** That of this sign-in. */
    public Invitation(AuthenticationSessionModel session) {
        this.session = session;
    }

    /** Whether a page about passkeys is due or was shown, ours or one that an app or an admin has asked for. */
    public boolean taken(UserModel user) {
        NudgeNotes nudge = new NudgeNotes(session);
        return session.getAuthNote(TAKEN) != null
                || nudge.asked()
                || nudge.upgrade() != UpgradeStep.NONE
                || session.getClientNote(Constants.KC_ACTION) != null
                || session.getRequiredActions().stream().anyMatch(Invitation::isOurs)
                || user.getRequiredActionsStream().anyMatch(Invitation::isOurs);
    }

    private static boolean isOurs(String action) {
        return EnrollRequiredActionFactory.ID.equals(action)
                || DropPasswordActionFactory.ID.equals(action)
                || action.startsWith(WebAuthnCredentialModel.TYPE_TWOFACTOR + "-register");
    }

    /** A page of ours comes now. */
    public void take() {
        session.setAuthNote(TAKEN, "true");
    }

    /** The page that creates a passkey comes at the end of this sign-in, with the words of this advice. */
    public void create(Advice advice) {
        take();
        session.setAuthNote(ADVICE, advice.id());
        session.addRequiredAction(EnrollRequiredActionFactory.ID);
    }

    /** What {@link #create} was given in this sign-in; null if it was not called. */
    @Nullable
    Advice advice() {
        String advice = session.getAuthNote(ADVICE);
        return advice == null ? null : Advice.of(advice).orElse(null);
    }
}
