package io.github.passkeyjourney.audit.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of facts that are written after completion: what names a change that happens once. */
public final class FactKey {

    private static final String ENROLLED = "enrolled:";
    private static final String REMOVED = "removed:";

    private FactKey() {}

    /** The key of the fact that a passkey was created; takes Keycloak's id of the credential. */
    public static String enrolled(String credentialId) {
        return ENROLLED + credentialId;
    }

    /** The key of the fact that a passkey or a password is gone; takes Keycloak's id of the credential. */
    public static String removed(String credentialId) {
        return REMOVED + credentialId;
    }

    /** The credential of a key that {@link #enrolled} made; empty for any other key. */
    public static Optional<String> enrolledCredential(@Nullable String key) {
        return key != null && key.startsWith(ENROLLED)
                ? Optional.of(key.substring(ENROLLED.length()))
                : Optional.empty();
    }
}
