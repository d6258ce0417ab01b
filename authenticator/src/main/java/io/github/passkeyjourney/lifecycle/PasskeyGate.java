package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.lifecycle.store.PasskeyRecord;
import io.github.passkeyjourney.lifecycle.store.PasskeyRecords;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.policy.Expiry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Reads what decides whether a passkey may be used, each time anew (docs/adr/0014-suspended-passkeys.md). It fails closed, and
 * costs one read by the primary key, none in a realm without a policy.
 */
final class PasskeyGate {

    private static final Logger LOG = Logger.getLogger(PasskeyGate.class);

    private final KeycloakSession session;
    private final Clock clock = new KeycloakClock();

    PasskeyGate(KeycloakSession session) {
        this.session = session;
    }

    /** Decides on a passkey whose possession is proven; never throws. What is on record of it serves what comes after. */
    Pass decide(RealmModel realm, UserModel user, CredentialModel credential) {
        try {
            Expiry expiry = new ExpiryRules(session).of(realm, user);
            return new EnrollmentGate(session).guards(realm)
                    ? decide(credential, expiry)
                    : new Pass(PasskeyRecord.NOTHING.facts(credential).decide(expiry, clock.instant()), false);
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("A passkey is refused: it could not be found out whether it has expired", e);
            boolean suspended = Passkeys.SUSPENDED_TYPE.equals(credential.getType());
            return new Pass(suspended ? PasskeyVerdict.SUSPENDED : PasskeyVerdict.UNCHECKED, true);
        }
    }

    private Pass decide(CredentialModel credential, Expiry expiry) {
        Instant now = clock.instant();
        try {
            PasskeyRecord row =
                    new PasskeyRecords(session).find(credential.getId()).orElse(PasskeyRecord.NOTHING);
            return new Pass(row.facts(credential).decide(expiry, now), row.unproven());
        } catch (FailedStatementException e) {
            LOG.warn("A passkey is judged by what Keycloak knows of it, and proves nothing without its user", e);
            return new Pass(PasskeyRecord.NOTHING.facts(credential).decideWithoutUse(expiry, now), true);
        }
    }

    /**
     * Those of these passkeys of a user that have expired. No statement where the user's do not.
     *
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database did not answer in time
     */
    Set<String> expired(RealmModel realm, UserModel user, Collection<CredentialModel> credentials) {
        Expiry expiry = new ExpiryRules(session).of(realm, user);
        if (expiry.maxAge() == null && expiry.maxIdle() == null) {
            return Set.of();
        }
        Map<String, PasskeyRecord> records = records(realm, user);
        Instant now = clock.instant();
        return credentials.stream()
                .filter(credential -> Passkeys.isType(credential.getType()))
                .filter(credential -> !records.getOrDefault(credential.getId(), PasskeyRecord.NOTHING)
                        .facts(credential)
                        .decide(expiry, now)
                        .allows())
                .map(CredentialModel::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What this request has read of a user's passkeys already; null if nothing. */
    @SuppressWarnings("unchecked") // Nobody else has this key.
    @Nullable
    Map<String, PasskeyRecord> read(UserModel user) {
        return (Map<String, PasskeyRecord>) session.getAttribute(key(user));
    }

    /** Read once in a request, in which several ask; uses are written behind it. What lets in reads for itself. */
    private Map<String, PasskeyRecord> records(RealmModel realm, UserModel user) {
        Map<String, PasskeyRecord> known = read(user);
        if (known != null) {
            return known;
        }
        Map<String, PasskeyRecord> records = new PasskeyRecords(session).of(realm.getId(), user.getId());
        session.setAttribute(key(user), records);
        return records;
    }

    private static String key(UserModel user) {
        return PasskeyGate.class.getName() + "." + user.getId();
    }

    /**
     * What was decided.
     *
     * @param verdict whether the passkey may be used
     * @param unproven whether it proves nothing unless it verifies its user this time
     */
    record Pass(PasskeyVerdict verdict, boolean unproven) {}
}
