package io.github.passkeyjourney.web.account;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.account.CorsPreflightService;

/** The REST of one user's own account. */
public final class AccountResource {

    private final KeycloakSession session;

    /** For whoever calls in this session. */
    public AccountResource(KeycloakSession session) {
        this.session = session;
    }

    /** The user's passkeys, or what a browser asks before it lets another origin call. */
    @Path("passkeys")
    public Object passkeys() {
        return isPreflight()
                ? new CorsPreflightService()
                : new OwnPasskeysResource(session, Caller.authenticated(session));
    }

    /** What the user's browser may tell the keeper of the passkeys, or what a browser asks before it lets another origin call. */
    @Path("signals")
    public Object signals() {
        return isPreflight() ? new CorsPreflightService() : new SignalsResource(session, Caller.authenticated(session));
    }

    private boolean isPreflight() {
        return HttpMethod.OPTIONS.equals(session.getContext().getHttpRequest().getHttpMethod());
    }
}
