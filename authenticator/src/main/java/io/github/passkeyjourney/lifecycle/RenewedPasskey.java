package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactKey;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasskeyRemoved;
import io.github.passkeyjourney.audit.event.RemovalCause;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A passkey that has just been stored takes the place of the one that this sign-in has proven. */
public final class RenewedPasskey {

    private static final Logger LOG = Logger.getLogger(RenewedPasskey.class);

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;

    /** In this sign-in. */
    public RenewedPasskey(KeycloakSession session, AuthenticationSessionModel authSession) {
        this.session = session;
        this.authSession = authSession;
    }

    /**
     * Removes the old one, by whose proof the new one was made: it is as strong, so nothing has to cool off. Where it was not
     * proven, or is suspended by now, it stays until it has expired or its owner removes it. Never throws: the new one is there.
     *
     * @param created Keycloak's id of the new credential
     * @return Keycloak's id of the old one, if it is gone
     */
    public Optional<String> takePlace(UserModel user, String created, Circumstances circumstances) {
        try {
            Optional<String> old = new Renewal(authSession)
                    .replaceable()
                    .filter(id -> !id.equals(created) && isInForce(user, id))
                    .filter(id -> isInForce(user, created))
                    .filter(user.credentialManager()::removeStoredCredentialById);
            old.ifPresent(id -> {
                // The session goes on, and ends with the new one if that gets lost.
                authSession.setUserSessionNote(PasskeyCredentialProvider.OPENED_BY, created);
                session.getProvider(FactRecorder.class)
                        .recordAfterCompletion(
                                circumstances, new PasskeyRemoved(id, RemovalCause.RENEWAL), FactKey.removed(id));
            });
            return old;
        } catch (RuntimeException e) {
            LOG.warn("A passkey that was renewed stays until it expires: it could not be removed", e);
            return Optional.empty();
        }
    }

    private static boolean isInForce(UserModel user, String credentialId) {
        CredentialModel stored = user.credentialManager().getStoredCredentialById(credentialId);
        return stored != null && WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(stored.getType());
    }
}
