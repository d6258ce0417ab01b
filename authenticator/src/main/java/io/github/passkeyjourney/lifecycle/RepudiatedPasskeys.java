package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.lifecycle.store.PasskeyRecord;
import io.github.passkeyjourney.lifecycle.store.PasskeyRecords;
import io.github.passkeyjourney.platform.Passkeys;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Passkeys of which the owner has said "this wasn't me", as long as the helpdesk has neither resumed nor removed them. */
final class RepudiatedPasskeys {

    private final KeycloakSession session;

    RepudiatedPasskeys(KeycloakSession session) {
        this.session = session;
    }

    /**
     * When the first of them was made: what is younger may be the same stranger's. No statement where nothing is suspended.
     *
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database did not answer in time
     */
    Optional<Instant> earliest(RealmModel realm, UserModel user) {
        List<CredentialModel> suspended = user.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> Passkeys.SUSPENDED_TYPE.equals(credential.getType()))
                .toList();
        if (suspended.isEmpty()) {
            return Optional.empty();
        }
        Map<String, PasskeyRecord> records = new PasskeyRecords(session).of(realm.getId(), user.getId());
        return suspended.stream()
                .filter(credential -> isRepudiated(records.get(credential.getId())))
                .map(credential ->
                        Instant.ofEpochMilli(credential.getCreatedDate() == null ? 0 : credential.getCreatedDate()))
                .min(Comparator.naturalOrder());
    }

    /** Without a record, as after an import of users, nobody knows. */
    private static boolean isRepudiated(@Nullable PasskeyRecord record) {
        return record == null
                || record.suspension() == null
                || record.suspension().cause() == SuspensionCause.REPUDIATED;
    }
}
