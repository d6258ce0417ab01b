package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactKey;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasskeyRemoved;
import io.github.passkeyjourney.audit.event.RemovalCause;
import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.lifecycle.Suspension;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Removes passkeys of devices that were lost, once their owner can no longer take that back. Each is looked at again under lock, in
 * a transaction of its own: the helpdesk may have resumed it, or made the suspension its own.
 */
final class LostPasskeyJob implements LeaderJob {

    private static final Logger LOG = Logger.getLogger(LostPasskeyJob.class);

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int PAGE = 100;

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    LostPasskeyJob(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant until = clock.instant().plus(LONGEST);
        List<Due> page;
        String from = "";
        do {
            page = page(from);
            for (Due due : page) {
                remove(due);
                from = due.credentialId;
            }
        } while (page.size() == PAGE && clock.instant().isBefore(until));
    }

    private List<Due> page(String from) {
        long before = clock.instant().minus(Suspension.UNDO).toEpochMilli();
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            PlainSql sql = new PlainSql(session);
            return sql.all(
                    "SELECT CREDENTIAL_ID, REALM_ID, USER_ID FROM " + sql.table(PasskeyTable.NAME)
                            + " WHERE SUSPENDED_AT < ? AND SUSPENSION = ? AND CREDENTIAL_ID > ?"
                            + " ORDER BY CREDENTIAL_ID LIMIT " + PAGE,
                    row -> new Due(row.getString(1), row.getString(2), row.getString(3)),
                    before,
                    SuspensionCause.LOST.id(),
                    from);
        });
    }

    private void remove(Due due) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> remove(session, due));
        } catch (RuntimeException e) {
            // The directory of one user must not keep the passkeys of all others.
            LOG.warnf(e, "The passkey %s stays suspended for now: it could not be removed", due.credentialId);
        }
    }

    private void remove(KeycloakSession session, Due due) {
        RealmModel realm = session.realms().getRealm(due.realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, due.userId);
        if (user == null) {
            return;
        }
        HeldPasskeys held = new HeldPasskeys(session, due.realmId, due.userId);
        Suspension suspension =
                held.record(due.credentialId).map(PasskeyRecord::suspension).orElse(null);
        Instant end = suspension == null ? null : suspension.undoUntil();
        if (end == null || !end.isBefore(clock.instant())) {
            return;
        }
        if (user.credentialManager().removeStoredCredentialById(due.credentialId)) {
            session.getProvider(FactRecorder.class)
                    .recordAfterCompletion(
                            Circumstances.ofRealm(due.realmId, null).withUser(due.userId),
                            new PasskeyRemoved(due.credentialId, RemovalCause.LOST),
                            FactKey.removed(due.credentialId));
        }
        held.forget(due.credentialId);
    }

    private record Due(String credentialId, String realmId, String userId) {}
}
