package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.EnrollmentGuard;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Asks {@link EnrollmentGuard#mayRemove} with what is known of a session. It never throws, and fails closed. */
final class CoolingOff {

    private static final Logger LOG = Logger.getLogger(CoolingOff.class);

    private final KeycloakSession session;
    private final EnrollmentGate gate;
    private final Clock clock = new KeycloakClock();

    CoolingOff(KeycloakSession session) {
        this.session = session;
        this.gate = new EnrollmentGate(session);
    }

    /** Whether this sign-in, new or going on, may remove the credential; null stands for one that is not stored here. */
    boolean mayRemove(
            RealmModel realm,
            UserModel user,
            AuthenticationSessionModel authSession,
            @Nullable CredentialModel target) {
        try {
            if (!gate.guards(realm)) {
                return true;
            }
            UserSessionModel ongoing = session.sessions()
                    .getUserSession(realm, authSession.getParentSession().getId());
            // Whatever proved the account last counts; a session that goes on has its notes from its beginning.
            Instant opener = openerCreated(authSession.getUserSessionNotes()::get);
            if (opener == null && ongoing != null) {
                opener = openerCreated(ongoing::getNote);
            }
            return guard(realm).mayRemove(opener, createdAt(target), clock.instant());
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("A credential stays: it could not be decided whether it may be removed", e);
            return false;
        }
    }

    /** Whether a session that goes on may take a credential out of use, for good or for a while. */
    boolean mayRemove(RealmModel realm, UserSessionModel ongoing, @Nullable CredentialModel target) {
        return guard(realm).mayRemove(openerCreated(ongoing::getNote), createdAt(target), clock.instant());
    }

    /** Whether a session that goes on may remove each passkey of the user. */
    boolean mayRemoveAnyPasskey(RealmModel realm, UserModel user, UserSessionModel ongoing) {
        try {
            Instant opener = openerCreated(ongoing::getNote);
            return !gate.guards(realm)
                    || opener == null
                    || passkeys(user)
                            .allMatch(target -> guard(realm).mayRemove(opener, createdAt(target), clock.instant()));
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("Passkeys stay: it could not be decided whether they may be removed", e);
            return false;
        }
    }

    private EnrollmentGuard guard(RealmModel realm) {
        return new EnrollmentGuard(gate.rules(realm));
    }

    /** From the session and not from what is stored: the passkey itself may be the first thing that it removes. */
    private @Nullable Instant openerCreated(UnaryOperator<@Nullable String> notes) {
        if (notes.apply(PasskeyCredentialProvider.OPENED_BY) == null) {
            return null;
        }
        String created = notes.apply(PasskeyCredentialProvider.OPENER_CREATED);
        // A session from before an upgrade does not tell; then the passkey counts as new.
        return created == null ? clock.instant() : Instant.ofEpochMilli(Long.parseLong(created));
    }

    private static Stream<CredentialModel> passkeys(UserModel user) {
        return user.credentialManager().getStoredCredentialsByTypeStream(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
    }

    private static @Nullable Instant createdAt(@Nullable CredentialModel credential) {
        return credential == null || credential.getCreatedDate() == null
                ? null
                : Instant.ofEpochMilli(credential.getCreatedDate());
    }
}
