package io.github.passkeyjourney.recovery.factor.savedcode;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The set that a page of this sign-in shows and that its user has not confirmed yet. Only hashes are kept. Each page has its own
 * number, so that no other page than the last one puts its codes in force.
 */
final class ShownCodes {

    /** A printer takes its time, and the sign-in was fresh when the codes were drawn. Most realms let no page wait as long. */
    static final Duration VALIDITY = Duration.ofMinutes(15);

    private static final String PREFIX = "passkey-journey.saved-codes.";
    private static final String SET = PREFIX + "set";
    private static final String PAGE = PREFIX + "page";
    private static final String SHOWN_AT = PREFIX + "shown-at";

    private final AuthenticationSessionModel authSession;

    ShownCodes(AuthenticationSessionModel authSession) {
        this.authSession = authSession;
    }

    /** Keeps a set, in the place of the last one, and returns the number of its page. */
    String keep(CodeSet set, Instant now) {
        String page = UUID.randomUUID().toString();
        authSession.setAuthNote(SET, set.json());
        authSession.setAuthNote(PAGE, page);
        authSession.setAuthNote(SHOWN_AT, Long.toString(now.toEpochMilli()));
        return page;
    }

    /** The set of a page, as long as it may be confirmed. */
    Optional<CodeSet> of(@Nullable String page, Instant now) {
        String set = authSession.getAuthNote(SET);
        String shownAt = authSession.getAuthNote(SHOWN_AT);
        return set != null
                        && shownAt != null
                        && page != null
                        && page.equals(authSession.getAuthNote(PAGE))
                        && !Instant.ofEpochMilli(Long.parseLong(shownAt))
                                .plus(VALIDITY)
                                .isBefore(now)
                ? Optional.of(CodeSet.parse(set))
                : Optional.empty();
    }

    void forget() {
        authSession.removeAuthNote(SET);
        authSession.removeAuthNote(PAGE);
        authSession.removeAuthNote(SHOWN_AT);
    }
}
