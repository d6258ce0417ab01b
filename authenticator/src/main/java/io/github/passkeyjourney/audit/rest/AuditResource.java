package io.github.passkeyjourney.audit.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.query.ChainQuery;
import io.github.passkeyjourney.audit.query.FactQuery;
import io.github.passkeyjourney.audit.query.Parameters;
import io.github.passkeyjourney.audit.query.TrailCursor;
import io.github.passkeyjourney.audit.store.trail.AuditChain;
import io.github.passkeyjourney.audit.store.trail.ChainBreak;
import io.github.passkeyjourney.audit.store.trail.ChainHead;
import io.github.passkeyjourney.audit.store.trail.ChainReport;
import io.github.passkeyjourney.audit.store.trail.ChainStretch;
import io.github.passkeyjourney.audit.store.trail.TrailReader;
import io.github.passkeyjourney.platform.ApiErrors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The audit trail of one realm, to be read and verified; nothing here changes it. Whoever mounts it has checked the permission
 * already.
 */
public final class AuditResource {

    private static final List<FactType> TYPES =
            Stream.of(FactType.values()).filter(FactType::audited).toList();

    private final KeycloakSession session;
    private final RealmModel realm;

    /** Answers for this realm alone. */
    public AuditResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** A page of the facts, in the order of time. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/x-ndjson", "text/csv"})
    public Response facts() {
        Parameters parameters = parameters();
        parameters.allow(List.of("from", "to", "type", "user", "after", "max", FactFormat.PARAMETER));
        Instant from = parameters.from();
        Instant to = parameters.to();
        parameters.requireOrder(from, to);
        FactQuery query = new FactQuery(
                realm.getId(),
                parameters.types(TYPES),
                from,
                to,
                parameters.user(),
                parameters.max(FactQuery.MAX, FactQuery.DEFAULT_MAX));
        FactFormat format =
                FactFormat.of(parameters, session.getContext().getHttpRequest().getHttpHeaders());
        FactQuery known = parameters.errors().isEmpty() ? query : null;
        TrailCursor cursor = parameters.after(TrailCursor.START, text -> TrailCursor.parse(known, text));
        if (!parameters.errors().isEmpty()) {
            return new ApiErrors(parameters.errors()).as(Response.Status.BAD_REQUEST);
        }
        return format.answer(new TrailReader(session).page(query, cursor), "audit");
    }

    /** Whether the chain holds, or a part of it. */
    @GET
    @Path("verify")
    @Produces(MediaType.APPLICATION_JSON)
    public Response verify() {
        Parameters parameters = parameters();
        parameters.allow(List.of("after", "max"));
        int max = parameters.max(ChainQuery.MAX, ChainQuery.DEFAULT_MAX);
        ChainQuery query = parameters.after(ChainQuery.fromTheBeginning(max), text -> ChainQuery.parse(text, max));
        if (!parameters.errors().isEmpty()) {
            return new ApiErrors(parameters.errors()).as(Response.Status.BAD_REQUEST);
        }
        ChainStretch stretch = new AuditChain(session.getKeycloakSessionFactory())
                .verifyBehind(realm.getId(), new ChainHead(query.position(), query.hash()), query.max());
        return Response.ok(json(stretch), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Parameters parameters() {
        return new Parameters(session.getContext().getUri().getQueryParameters());
    }

    private static String json(ChainStretch stretch) {
        ChainReport report = stretch.report();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("intact", report.intact());
        json.put("complete", stretch.complete());
        json.put("verified", report.verified());
        json.put("erased", report.erased());
        json.put("waiting", report.notYetChained());
        ChainBreak found = report.firstBreak();
        if (found == null) {
            json.putNull("firstBreak");
        } else {
            json.putObject("firstBreak")
                    .put("position", found.position())
                    .put("kind", found.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        json.putObject("end")
                .put("position", report.head().position())
                .put("hash", report.head().hash());
        json.put(
                "next",
                ChainQuery.write(stretch.reached().position(), stretch.reached().hash()));
        return json.toString();
    }
}
