package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * "This wasn't me": the owner of an account says of a passkey that somebody else has made it. It is suspended, everybody is signed
 * out, and until the helpdesk has looked at it no passkey is made but after a sign-in with the strongest factor that is older
 * ({@link EnrollmentGate}). Older credentials are never touched: whoever reads the mail may not be the owner either.
 */
public final class Repudiation {

    private static final String SPOKEN_OF = "passkey-journey.not-me.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    /** Of a passkey of this user, within the session's transaction. */
    public Repudiation(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * Does it. Where the passkey is gone, sessions end all the same: whoever has made it may have removed it to be left alone.
     * Said once more, nothing happens: an old mail must not go on signing people out.
     *
     * @param validity for how long it can be said
     * @return {@link SuspensionOutcome#DONE}, {@link SuspensionOutcome#UNCHANGED}, {@link SuspensionOutcome#NOT_FOUND}, or
     *     {@link SuspensionOutcome#TOO_LATE} if the helpdesk has resumed the passkey, or its going was answered to already
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database did not answer in time; the
     *     transaction is lost
     */
    public SuspensionOutcome of(String credentialId, Duration validity) {
        SuspensionOutcome outcome = new Suspensions(session)
                .suspend(
                        realm,
                        user,
                        credentialId,
                        SuspensionCause.REPUDIATED,
                        VisitorCircumstances.read(session, realm.getId(), user.getId()));
        if (outcome == SuspensionOutcome.NOT_FOUND && !isFirst(credentialId, validity)) {
            return SuspensionOutcome.TOO_LATE;
        }
        if (outcome == SuspensionOutcome.DONE || outcome == SuspensionOutcome.NOT_FOUND) {
            new OpenedSessions(session, realm, user).endAll();
        }
        return outcome;
    }

    private boolean isFirst(String credentialId, Duration validity) {
        return session.singleUseObjects().putIfAbsent(SPOKEN_OF + credentialId, validity.toSeconds());
    }
}
