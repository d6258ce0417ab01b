package io.github.passkeyjourney.lifecycle;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Hands on, within one request, why a passkey was refused: from where that is found out to the page that tells it. */
final class Refusal {

    private static final String ATTRIBUTE = "passkey-journey.refusal";

    private final KeycloakSession session;

    Refusal(KeycloakSession session) {
        this.session = session;
    }

    void set(PasskeyVerdict verdict) {
        session.setAttribute(ATTRIBUTE, verdict);
    }

    /** The key of the sentence; empty if no passkey of this request was refused by us. */
    Optional<String> message() {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE, PasskeyVerdict.class))
                .filter(verdict -> !verdict.allows())
                .map(verdict -> "passkeyRefused." + verdict.id());
    }
}
