package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.recovery.store.Recoveries;
import io.github.passkeyjourney.recovery.store.StoredRecovery;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Names that are shared by the two steps that end a recovery. */
final class Endings {

    /** The required action that makes a passkey. */
    static final String PASSKEY_ACTION = "passkey-enroll";

    /** The recovery that this sign-in rests on; how far it has come is read from the database. */
    static final String RECOVERY_NOTE = "passkey-journey.recovery";

    /** That what comes after it was answered. */
    static final String CARED_NOTE = "passkey-journey.recovery.cared";

    /** By what it is to end. */
    static final String ENDING_NOTE = "passkey-journey.recovery.ending";

    private Endings() {}

    /** The recovery that a sign-in rests on, however far it has come; empty if it rests on none. */
    static Optional<StoredRecovery> recovery(
            Recoveries recoveries, AuthenticationSessionModel page, String realmId, String userId) {
        return Optional.ofNullable(page.getAuthNote(RECOVERY_NOTE)).flatMap(id -> recoveries.find(realmId, userId, id));
    }
}
