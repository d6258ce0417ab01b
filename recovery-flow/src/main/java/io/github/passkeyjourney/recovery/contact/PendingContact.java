package io.github.passkeyjourney.recovery.contact;

import io.github.passkeyjourney.audit.event.ContactKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a page of this sign-in is about to add, and since when it was let in. The code itself is in the table of codes. */
final class PendingContact {

    /** Reading a code in another place takes its time, and the sign-in was fresh when the page came. */
    static final Duration VALIDITY = Duration.ofMinutes(15);

    private static final String PREFIX = "passkey-journey.contacts.";
    private static final String KIND = PREFIX + "kind";
    private static final String ADDRESS = PREFIX + "address";
    private static final String LET_IN_AT = PREFIX + "let-in-at";

    private final AuthenticationSessionModel authSession;

    PendingContact(AuthenticationSessionModel authSession) {
        this.authSession = authSession;
    }

    void letIn(Instant now) {
        authSession.setAuthNote(LET_IN_AT, Long.toString(now.toEpochMilli()));
    }

    boolean wasLetIn(Instant now) {
        String at = authSession.getAuthNote(LET_IN_AT);
        return at != null
                && !Instant.ofEpochMilli(Long.parseLong(at)).plus(VALIDITY).isBefore(now);
    }

    void begin(ContactKind kind, String address) {
        authSession.setAuthNote(KIND, kind.name());
        authSession.setAuthNote(ADDRESS, address);
    }

    Optional<Pending> current() {
        String kind = authSession.getAuthNote(KIND);
        String address = authSession.getAuthNote(ADDRESS);
        return kind == null || address == null
                ? Optional.empty()
                : Optional.of(new Pending(ContactKind.valueOf(kind), address));
    }

    void end() {
        authSession.removeAuthNote(KIND);
        authSession.removeAuthNote(ADDRESS);
    }

    void forget() {
        end();
        authSession.removeAuthNote(LET_IN_AT);
    }

    /** A contact that is not confirmed. */
    record Pending(ContactKind kind, String address) {

        /** No part of a log. */
        @Override
        public String toString() {
            return "Pending";
        }
    }
}
