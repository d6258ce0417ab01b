package io.github.passkeyjourney.web;

import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.settings.RolloutSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * What a browser looks for at {@code /.well-known/webauthn} of the relying party's host before it lets another site use the
 * realm's passkeys (Web Authentication, related origin requests). A proxy leads it here, for Keycloak owns no such path
 * (docs/passkeys.md). Public: browsers ask without cookies and without saying where they come from.
 */
public final class RelatedOriginsResource {

    /** Short, so that a site that is taken off the list is soon out. */
    private static final Duration CACHED = Duration.ofMinutes(5);

    private final KeycloakSession session;

    RelatedOriginsResource(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The document, or 404 where the policy relates no origin. Whether anybody is asked for a passkey has no say: those that
     * exist keep working.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response document() {
        RolloutPolicy policy = session.getProvider(RolloutSettings.class)
                .lastValid(session.getContext().getRealm());
        return of(policy)
                .map(document -> answer(Response.Status.OK, document)
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + CACHED.toSeconds()))
                .orElseGet(() -> answer(Response.Status.NOT_FOUND, Map.of("error", "HTTP 404 Not Found"))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .build();
    }

    static Optional<Map<String, List<String>>> of(RolloutPolicy policy) {
        // An empty list would be no better than none: browsers then refuse every other site all the same.
        return policy.relatedOrigins().isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of("origins", policy.relatedOrigins()));
    }

    private static Response.ResponseBuilder answer(Response.Status status, Object body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
