package io.github.passkeyjourney.audit.rest;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.query.FactQuery;
import io.github.passkeyjourney.audit.query.Parameters;
import io.github.passkeyjourney.audit.query.Timeline;
import io.github.passkeyjourney.audit.query.TimelineCursor;
import io.github.passkeyjourney.audit.query.TimelineFact;
import io.github.passkeyjourney.audit.store.behaviour.StoryReader;
import io.github.passkeyjourney.audit.store.trail.TrailReader;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The passkey story of one user of one realm. Whoever mounts it has checked the permission already. */
public final class TimelineResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String userId;

    /** Answers for this user alone, if the realm has him. */
    public TimelineResource(KeycloakSession session, RealmModel realm, String userId) {
        this.session = session;
        this.realm = realm;
        this.userId = userId;
    }

    /** A page of the facts about the user, newest first. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/x-ndjson", "text/csv"})
    public Response timeline() {
        if (userId.chars().anyMatch(Character::isISOControl) || session.users().getUserById(realm, userId) == null) {
            return new ApiErrors(List.of(new ApiError("id", "no such user"))).as(Response.Status.NOT_FOUND);
        }
        Parameters parameters = new Parameters(session.getContext().getUri().getQueryParameters());
        parameters.allow(List.of("from", "to", "type", "after", "max", FactFormat.PARAMETER));
        Instant from = parameters.from();
        Instant to = parameters.to();
        parameters.requireOrder(from, to);
        FactQuery query = new FactQuery(
                realm.getId(),
                parameters.types(List.of(FactType.values())),
                from,
                to,
                userId,
                parameters.max(FactQuery.MAX, FactQuery.DEFAULT_MAX));
        FactFormat format =
                FactFormat.of(parameters, session.getContext().getHttpRequest().getHttpHeaders());
        FactQuery known = parameters.errors().isEmpty() ? query : null;
        TimelineCursor cursor = parameters.after(TimelineCursor.START, text -> TimelineCursor.parse(known, text));
        if (!parameters.errors().isEmpty()) {
            return new ApiErrors(parameters.errors()).as(Response.Status.BAD_REQUEST);
        }
        // One more than wanted tells whether there are more.
        int limit = query.max() + 1;
        List<TimelineFact> audit = new TrailReader(session).timeline(query, cursor, limit);
        List<TimelineFact> behaviour = new StoryReader(session).timeline(query, cursor, limit);
        return format.answer(Timeline.page(query, audit, behaviour), "timeline");
    }
}
