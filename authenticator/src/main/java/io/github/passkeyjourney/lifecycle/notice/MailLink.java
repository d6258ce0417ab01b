package io.github.passkeyjourney.lifecycle.notice;

import io.github.passkeyjourney.platform.KeycloakClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.KeycloakUriBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A link in a mail that works without a sign-in: it names a user under the realm's signature and is good for one thing, which takes
 * away and never opens anything (row 49 of the threats).
 */
public final class MailLink {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Purpose purpose;
    private final Clock clock = new KeycloakClock();

    /** Links of the realm that the session's context has. */
    public MailLink(KeycloakSession session, RealmModel realm, Purpose purpose) {
        this.session = session;
        this.realm = realm;
        this.purpose = purpose;
    }

    /**
     * The link for a user.
     *
     * @param about the id of the credential or recovery that it is about; null if it is about none
     * @param base address of the server, as browsers know it
     */
    public String of(String userId, @Nullable String about, URI base) {
        MailToken token = new MailToken();
        token.type(purpose.type);
        token.audience(realm.getId());
        token.subject(userId);
        token.setAbout(about);
        token.exp(clock.instant().plus(purpose.lifetime).getEpochSecond());
        return KeycloakUriBuilder.fromUri(base)
                .path("realms/{realm}/" + purpose.path)
                .queryParam("token", session.tokens().encode(token))
                .build(realm.getName())
                .toString();
    }

    /** What a token says; empty if it is none of ours, of another realm or purpose, or too old. Its subject is there. */
    public Optional<MailToken> read(@Nullable String encoded) {
        return Optional.ofNullable(encoded)
                .map(given -> session.tokens().decode(given, MailToken.class))
                .filter(token -> purpose.type.equals(token.getType()))
                .filter(token -> token.hasAudience(realm.getId()))
                .filter(token -> token.getSubject() != null)
                .filter(token -> token.getExp() >= clock.instant().getEpochSecond());
    }

    /** What a link is good for. */
    public enum Purpose {
        /** No more announcements. Old mails are read, too. */
        UNSUBSCRIBE("passkey-journey/unsubscribe", "PasskeyJourneyUnsubscribe", Duration.ofDays(400)),
        /** "This wasn't me". As long as a former address is told. */
        REPUDIATE("passkey-journey/not-me", "PasskeyJourneyRepudiate", Duration.ofDays(30)),
        /** "This wasn't me", of a recovery. As long as one may wait, and a while. */
        STOP_RECOVERY("passkey-recovery/not-me", "PasskeyRecoveryStop", Duration.ofDays(40));

        private final String path;
        private final String type;
        private final Duration lifetime;

        Purpose(String path, String type, Duration lifetime) {
            this.path = path;
            this.type = type;
            this.lifetime = lifetime;
        }

        /** For how long a link works. */
        public Duration lifetime() {
            return lifetime;
        }
    }
}
