package io.github.passkeyjourney.web.account;

import io.github.passkeyjourney.enrollment.Signals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/**
 * What the caller's browser may tell the place where it keeps passkeys (Web Authentication, Signal API). Only the caller's own
 * account is in it.
 */
public final class SignalsResource {

    private final KeycloakSession session;
    private final Caller caller;

    SignalsResource(KeycloakSession session, Caller caller) {
        this.session = session;
        this.caller = caller;
    }

    /**
     * The name of the account and every key of it. An error is answered where one of them cannot be read: browsers delete what is
     * not in the list, so a shorter one is worse than none.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response account() {
        return Response.ok(Signals.of(session, caller.user()).json())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
