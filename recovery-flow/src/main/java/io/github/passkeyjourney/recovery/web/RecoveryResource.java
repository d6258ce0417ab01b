package io.github.passkeyjourney.recovery.web;

import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/passkey-recovery}. */
public final class RecoveryResource {

    private final KeycloakSession session;

    RecoveryResource(KeycloakSession session) {
        this.session = session;
    }

    /** "This wasn't me". */
    @Path("not-me")
    public ObjectionResource objection() {
        return new ObjectionResource(session);
    }
}
