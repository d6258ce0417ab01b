package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasskeyResumed;
import io.github.passkeyjourney.audit.event.PasskeySuspended;
import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.lifecycle.store.HeldPasskeys;
import io.github.passkeyjourney.lifecycle.store.PasskeyRecord;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Passkeys;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * Suspends passkeys and resumes them (docs/adr/0014-suspended-passkeys.md). All of it is in the session's transaction: what is
 * decided, what changes, and the fact that says so.
 */
public final class Suspensions {

    private final KeycloakSession session;
    private final Clock clock = new KeycloakClock();

    /** Acts within the transaction of this session. */
    public Suspensions(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Suspends a passkey. A cause that leaves fewer people who may resume it takes the place of another. Its owner cannot shut
     * himself out; for whoever answers for more than the own account, a way in is no reason to leave a thief one.
     *
     * @param by to be written down; the user is the owner
     * @return {@link SuspensionOutcome#DONE}, {@link SuspensionOutcome#UNCHANGED}, {@link SuspensionOutcome#NOT_FOUND},
     *     {@link SuspensionOutcome#LAST_WAY_IN} for {@link SuspensionCause#LOST}, or {@link SuspensionOutcome#TOO_LATE} for
     *     {@link SuspensionCause#REPUDIATED} after the helpdesk has resumed it
     */
    public SuspensionOutcome suspend(
            RealmModel realm, UserModel user, String credentialId, SuspensionCause cause, Circumstances by) {
        HeldPasskeys held = new HeldPasskeys(session, realm.getId(), user.getId());
        CredentialModel credential = credential(user, credentialId);
        Optional<PasskeyRecord> row = credential == null ? Optional.empty() : held.record(credentialId);
        if (credential == null || row.isEmpty()) {
            return SuspensionOutcome.NOT_FOUND;
        }
        Suspension before = row.get().suspension();
        if (before != null && !before.yieldsTo(cause)) {
            return SuspensionOutcome.UNCHANGED;
        }
        if (cause == SuspensionCause.REPUDIATED && held.isResumed(credentialId)) {
            return SuspensionOutcome.TOO_LATE;
        }
        if (cause == SuspensionCause.LOST
                && !new OtherWaysIn(session).mayGo(realm, user, credentialId, held.types(user.getId()))) {
            return SuspensionOutcome.LAST_WAY_IN;
        }
        held.write(credentialId, new Suspension(cause, clock.instant()));
        change(user, credential, Passkeys.SUSPENDED_TYPE);
        record(by, new PasskeySuspended(credentialId, cause));
        return SuspensionOutcome.DONE;
    }

    /**
     * Resumes a passkey, whoever suspended it: that is the helpdesk's to do.
     *
     * @param by as in {@link #suspend}
     * @return {@link SuspensionOutcome#DONE}, {@link SuspensionOutcome#UNCHANGED} or {@link SuspensionOutcome#NOT_FOUND}
     */
    public SuspensionOutcome resume(RealmModel realm, UserModel user, String credentialId, Circumstances by) {
        return resume(realm, user, credentialId, by, suspension -> SuspensionOutcome.DONE, HeldPasskeys::writeResumed);
    }

    /**
     * Resumes a passkey that its owner reported lost, for the owner.
     *
     * @param by as in {@link #suspend}
     * @return as {@link PasskeyInventory#undo}
     */
    public SuspensionOutcome undo(RealmModel realm, UserModel user, String credentialId, Circumstances by) {
        Instant now = clock.instant();
        return resume(
                realm,
                user,
                credentialId,
                by,
                suspension -> {
                    Instant end = suspension.undoUntil();
                    if (end == null) {
                        return SuspensionOutcome.HELPDESK_ONLY;
                    }
                    return now.isAfter(end) ? SuspensionOutcome.TOO_LATE : SuspensionOutcome.DONE;
                },
                (held, id) -> held.write(id, null));
    }

    private SuspensionOutcome resume(
            RealmModel realm,
            UserModel user,
            String credentialId,
            Circumstances by,
            Permission permission,
            BiConsumer<HeldPasskeys, String> record) {
        HeldPasskeys held = new HeldPasskeys(session, realm.getId(), user.getId());
        CredentialModel credential = credential(user, credentialId);
        Optional<PasskeyRecord> row = credential == null ? Optional.empty() : held.record(credentialId);
        if (credential == null || row.isEmpty()) {
            return SuspensionOutcome.NOT_FOUND;
        }
        Suspension suspension = row.get().suspension();
        boolean typeSuspends = Passkeys.SUSPENDED_TYPE.equals(credential.getType());
        if (suspension == null && !typeSuspends) {
            return SuspensionOutcome.UNCHANGED;
        }
        // Without a record of ours, as after an import of users, nobody knows whose decision it was.
        Suspension known =
                suspension == null ? new Suspension(SuspensionCause.REPUDIATED, clock.instant()) : suspension;
        SuspensionOutcome outcome = permission.to(known);
        if (outcome != SuspensionOutcome.DONE) {
            return outcome;
        }
        record.accept(held, credentialId);
        change(user, credential, WebAuthnCredentialModel.TYPE_PASSWORDLESS);
        record(by, new PasskeyResumed(credentialId));
        return SuspensionOutcome.DONE;
    }

    private static @Nullable CredentialModel credential(UserModel user, String credentialId) {
        CredentialModel credential = user.credentialManager().getStoredCredentialById(credentialId);
        return credential != null && Passkeys.isType(credential.getType()) ? credential.shallowClone() : null;
    }

    private static void change(UserModel user, CredentialModel credential, String type) {
        credential.setType(type);
        user.credentialManager().updateStoredCredential(credential);
    }

    private void record(Circumstances by, AuditFact fact) {
        session.getProvider(FactRecorder.class).record(by, fact);
    }

    /** What stands against resuming; {@link SuspensionOutcome#DONE} for nothing. */
    @FunctionalInterface
    private interface Permission {
        SuspensionOutcome to(Suspension suspension);
    }
}
