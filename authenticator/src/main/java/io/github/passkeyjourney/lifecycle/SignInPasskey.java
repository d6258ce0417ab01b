package io.github.passkeyjourney.lifecycle;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The passkey that one sign-in has used. */
public final class SignInPasskey {

    private final AuthenticationSessionModel authSession;

    /** That of this sign-in. */
    public SignInPasskey(AuthenticationSessionModel authSession) {
        this.authSession = authSession;
    }

    /** Keycloak's id of the credential; empty if none was used. */
    public Optional<String> id() {
        return Optional.ofNullable(authSession.getUserSessionNotes().get(PasskeyCredentialProvider.OPENED_BY));
    }

    /** Whether it proves its user, as the guard wants it. */
    public boolean proves() {
        String at = authSession.getUserSessionNotes().get(PasskeyCredentialProvider.OPENED_AT);
        return at != null && !PasskeyCredentialProvider.PROVES_NOTHING.equals(at);
    }
}
