package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasswordRemoved;
import io.github.passkeyjourney.audit.event.RemovalCause;
import io.github.passkeyjourney.lifecycle.store.WaysIn;
import io.github.passkeyjourney.lifecycle.store.WaysInReader;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Passkeys;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Decides whether an account can do without its password, and removes it (docs/adr/0010-dropped-passwords.md). Facts are read
 * anew each time; whatever fails in here keeps the password, and only that.
 */
public final class PasswordGate {

    private static final Logger LOG = Logger.getLogger(PasswordGate.class);

    private final KeycloakSession session;
    private final EnrollmentGate gate;
    private final Clock clock = new KeycloakClock();

    /** The gate of the sign-in that this session serves. */
    public PasswordGate(KeycloakSession session) {
        this.session = session;
        this.gate = new EnrollmentGate(session);
    }

    /**
     * Whether it is worth deciding, which costs nothing: as long as no recovery is proven, nobody who has but one passkey can
     * stand its loss ({@link Holdings#resilient}).
     */
    public boolean concerns(UserModel user) {
        return !user.isFederated()
                && user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                && new Passkeys(user).ids().size() > 1;
    }

    /** Decides for this moment; never throws. It costs a connection of its own, so it comes after all that is cheaper. */
    public PasswordVerdict verdict(RealmModel realm, UserModel user, AuthenticationSessionModel authSession) {
        if (user.isFederated()) {
            return PasswordVerdict.ELSEWHERE;
        }
        try {
            Facts facts = facts(realm, user, authSession);
            String userId = user.getId();
            WaysIn ways = KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(), own -> new WaysInReader(own).read(userId));
            return facts.of(ways).verdict();
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("A password stays: it could not be decided whether it may go", e);
            return PasswordVerdict.UNDECIDED;
        }
    }

    /**
     * Removes the password if that is still allowed, in a transaction of its own: the decision, the removal and the fact of it
     * are there together or not at all, and no passkey can go between the first and the last of them.
     *
     * @return {@link PasswordVerdict#ALLOWED} if it is gone
     */
    public PasswordVerdict remove(
            RealmModel realm, UserModel user, AuthenticationSessionModel authSession, Circumstances circumstances) {
        if (user.isFederated()) {
            return PasswordVerdict.ELSEWHERE;
        }
        try {
            // What belongs to this session is read before: a connection that it took within the other one's transaction
            // would be closed with that.
            Facts facts = facts(realm, user, authSession);
            String realmId = realm.getId();
            String userId = user.getId();
            return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                RealmModel ownRealm = own.realms().getRealm(realmId);
                own.getContext().setRealm(ownRealm);
                WaysIn ways = new WaysInReader(own).hold(userId);
                PasswordVerdict verdict = facts.of(ways).verdict();
                if (!verdict.allows()) {
                    return verdict;
                }
                UserModel ownUser = own.users().getUserById(ownRealm, userId);
                if (ownUser == null || !ownUser.credentialManager().removeStoredCredentialById(ways.password())) {
                    return PasswordVerdict.NO_PASSWORD;
                }
                own.getProvider(FactRecorder.class).record(circumstances, new PasswordRemoved(RemovalCause.USER));
                return verdict;
            });
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("A password stays: it could not be removed", e);
            return PasswordVerdict.UNDECIDED;
        }
    }

    private Facts facts(RealmModel realm, UserModel user, AuthenticationSessionModel authSession) {
        return new Facts(
                openedBy(realm, authSession),
                // However young the password: whoever has stolen it can have changed it a minute ago.
                !new CoolingOff(session).mayRemove(realm, user, authSession, null),
                expired(realm, user));
    }

    /**
     * The passkey that has just shown how the account opens without a password: by this very flow, with nothing else, a moment
     * ago; null if none has.
     */
    private @Nullable String openedBy(RealmModel realm, AuthenticationSessionModel authSession) {
        Map<String, String> notes = authSession.getUserSessionNotes();
        Set<String> used = Set.copyOf(AuthenticatorUtil.getAuthnCredentials(authSession));
        String at = notes.get(PasskeyCredentialProvider.OPENED_AT);
        boolean alone = !AuthenticatorUtil.isSSOAuthentication(authSession)
                && notes.get(Details.IDENTITY_PROVIDER) == null
                && used.contains(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                && !used.contains(PasswordCredentialModel.TYPE);
        boolean fresh = at != null
                && !Instant.ofEpochMilli(Long.parseLong(at))
                        .plus(gate.rules(realm).maxAuthAge())
                        .isBefore(clock.instant());
        return alone && fresh ? notes.get(PasskeyCredentialProvider.OPENED_BY) : null;
    }

    private Set<String> expired(RealmModel realm, UserModel user) {
        return new PasskeyGate(session)
                .expired(
                        realm,
                        user,
                        user.credentialManager()
                                .getStoredCredentialsByTypeStream(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                                .toList());
    }

    /** What this session knows; the rest is in the database. */
    private record Facts(@Nullable String openedBy, boolean coolingOff, Set<String> expired) {

        PasswordFacts of(WaysIn all) {
            WaysIn ways = all.without(expired);
            return new PasswordFacts(ways.password() != null, ways.holdings(), ways.contains(openedBy), coolingOff);
        }
    }
}
