package io.github.passkeyjourney.web;

import io.github.passkeyjourney.web.account.AccountResource;
import io.github.passkeyjourney.web.account.PasskeysPageResource;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;

/** The root of one realm. Keycloak asks nobody who he is before he gets here: each part does. */
public final class JourneyResource {

    private final KeycloakSession session;

    JourneyResource(KeycloakSession session) {
        this.session = session;
    }

    /** No more announcements, by a link of a mail. */
    @Path("unsubscribe")
    public UnsubscribeResource unsubscribe() {
        return new UnsubscribeResource(session);
    }

    /** The user's own passkeys, for programs. */
    @Path("account")
    public AccountResource account() {
        return new AccountResource(session);
    }

    /** The page on which users look after their passkeys. */
    @Path("passkeys")
    public PasskeysPageResource passkeys() {
        return new PasskeysPageResource(session);
    }

    /** "This wasn't me", by a link of a mail. */
    @Path("not-me")
    public RepudiationResource repudiation() {
        return new RepudiationResource(session);
    }

    /** A phone that makes a passkey for who is signed in at a computer. */
    @Path("link")
    public LinkResource link() {
        return new LinkResource(session);
    }

    /** The origins that share the realm's passkeys, for browsers. */
    @Path("webauthn")
    public RelatedOriginsResource relatedOrigins() {
        return new RelatedOriginsResource(session);
    }
}
