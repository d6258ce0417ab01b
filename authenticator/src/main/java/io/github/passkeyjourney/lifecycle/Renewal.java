package io.github.passkeyjourney.lifecycle;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The passkey whose place a new one is to take in one sign-in: by advice, or because the account hangs on it and it has expired
 * (docs/adr/0017-renewal.md). Then the sign-in does not end before the new one is stored.
 */
public final class Renewal {

    /** The required action whose page makes the new one. */
    public static final String ACTION = "passkey-enroll";

    private static final String PREFIX = "passkey-journey.renewal.";
    private static final String PASSKEY = PREFIX + "passkey";
    private static final String DUTY = PREFIX + "duty";

    private final @Nullable AuthenticationSessionModel session;

    /** That of this sign-in; null for none: then nothing is due and nothing is kept. */
    public Renewal(@Nullable AuthenticationSessionModel session) {
        this.session = session;
    }

    /** Proposes it for a passkey of the user, by Keycloak's id of the credential. */
    public void propose(String credentialId) {
        if (session != null) {
            session.setAuthNote(PASSKEY, credentialId);
        }
    }

    /** Demands it for a passkey that has expired, by Keycloak's id of the credential. */
    void demand(String credentialId) {
        if (session != null) {
            session.setAuthNote(PASSKEY, credentialId);
            session.setAuthNote(DUTY, "true");
            uphold();
        }
    }

    /**
     * Puts the page back that is a duty. Keycloak asks each required action anew before a sign-in ends, so whatever takes the page
     * off, such as an application's own wish for it that was cancelled, does not open the account.
     */
    public void uphold() {
        if (session != null && isDuty()) {
            session.addRequiredAction(ACTION);
            // With "skip_if_exists" Keycloak would take the expired passkey for one that exists.
            session.removeClientNote(Constants.KC_ACTION_PARAMETER);
        }
    }

    /** Keycloak's id of the credential; empty if nothing is due. */
    public Optional<String> passkey() {
        return session == null ? Optional.empty() : Optional.ofNullable(session.getAuthNote(PASSKEY));
    }

    /** Whether the sign-in cannot end without it. */
    public boolean isDuty() {
        return session != null && session.getAuthNote(DUTY) != null;
    }

    /** The same, but only if that passkey was used in this sign-in: then the new one may take its place. */
    public Optional<String> replaceable() {
        if (session == null) {
            return Optional.empty();
        }
        SignInPasskey used = new SignInPasskey(session);
        return passkey()
                .filter(id -> used.proves() && used.id().filter(id::equals).isPresent());
    }

    /** The new one is stored. */
    public void end() {
        if (session != null) {
            session.removeAuthNote(PASSKEY);
            session.removeAuthNote(DUTY);
        }
    }
}
