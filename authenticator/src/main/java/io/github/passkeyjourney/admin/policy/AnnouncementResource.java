package io.github.passkeyjourney.admin.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.enrollment.announcement.Announcement;
import io.github.passkeyjourney.enrollment.announcement.Announcement.Progress;
import io.github.passkeyjourney.enrollment.announcement.Audience;
import io.github.passkeyjourney.enrollment.announcement.store.AnnouncementTable;
import io.github.passkeyjourney.enrollment.announcement.store.AudienceReader;
import io.github.passkeyjourney.lifecycle.notice.BulkRate;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.document.PolicyDigest;
import io.github.passkeyjourney.settings.store.StoredPolicy;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.Config;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.urls.UrlType;

/**
 * Tells a cohort by mail that passkeys are coming. The first call counts who would be told, and answers a token; only with it the
 * second one does. Whoever mounts it has checked the permission already.
 */
public final class AnnouncementResource {

    /** Where Keycloak's admin events find it. */
    static final String RESOURCE_PATH = PolicyResource.RESOURCE_PATH + "/announce";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** How long a dry run holds. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int LATEST = 20;
    private static final int LONGEST_ADDRESS = 255;

    /** Realms whose users this server counts now. */
    private static final Set<String> COUNTED = ConcurrentHashMap.newKeySet();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminEventBuilder adminEvent;
    private final Clock clock = new KeycloakClock();

    AnnouncementResource(KeycloakSession session, RealmModel realm, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.adminEvent = adminEvent;
    }

    /** The latest announcements, and how far each has come. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        ObjectNode json = NODES.objectNode();
        ArrayNode announcements = json.putArray("announcements");
        table().latest(realm.getId(), LATEST).forEach(one -> announcements.add(json(one)));
        return answer(Response.Status.OK, json);
    }

    /** A dry run, or with the token of one the announcement itself. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response post(InputStream body) {
        AnnouncementOrder order = AnnouncementOrder.parse(PolicyBody.read(body));
        String text = Objects.requireNonNullElse(new StoredPolicy(session, realm).text(), PolicyResource.DEFAULT);
        RolloutPolicy policy = PolicyBody.parse(text).policy();
        Optional<Cohort> cohort = policy.cohorts().stream()
                .filter(one -> policy.enabled() && one.name().equals(order.cohort()))
                .findFirst();
        if (cohort.isEmpty()) {
            return error(Response.Status.BAD_REQUEST, "cohort", "no such cohort in the policy that is in force");
        }
        if (realm.getSmtpConfig().isEmpty()) {
            return error(Response.Status.CONFLICT, "", "the realm has no mail server");
        }
        if (!knowsItsAddress()) {
            return error(
                    Response.Status.CONFLICT,
                    "",
                    "mails must not bear an address that a request names: configure hostname, or the realm's Frontend URL");
        }
        return order.token() == null
                ? dryRun(policy, cohort.get(), PolicyDigest.of(text))
                : announce(order.token(), cohort.get(), PolicyDigest.of(text));
    }

    private Response dryRun(RolloutPolicy policy, Cohort cohort, String digest) {
        if (!COUNTED.add(realm.getId())) {
            return error(
                    Response.Status.TOO_MANY_REQUESTS, "", "a dry run of this realm is under way already; wait for it");
        }
        Audience audience = new Audience();
        try {
            boolean complete = new AudienceReader(new RolloutEngine(policy), cohort.name(), clock)
                    .count(session.getKeycloakSessionFactory(), realm.getId(), audience, LIMIT);
            if (!complete) {
                return error(Response.Status.SERVICE_UNAVAILABLE, "", "the users could not be counted in time");
            }
        } finally {
            COUNTED.remove(realm.getId());
        }
        Instant expires = clock.instant().plus(FRESH);
        AnnouncementToken token = new AnnouncementToken();
        token.id(UUID.randomUUID().toString());
        token.type(AnnouncementToken.TYPE);
        token.audience(realm.getId());
        token.exp(expires.getEpochSecond());
        token.setCohort(cohort.name());
        token.setPolicy(digest);
        ObjectNode json = NODES.objectNode();
        json.put("dryRun", true);
        json.put("cohort", cohort.name());
        json.put("phase", cohort.phase().id());
        json.put("users", audience.users());
        for (Audience.Fit fit : Audience.Fit.values()) {
            json.put(fit.plural(), audience.count(fit));
        }
        json.put("perMinute", BulkRate.PER_MINUTE);
        json.put("token", session.tokens().encode(token));
        json.put("expires", expires.toString());
        return answer(Response.Status.OK, json);
    }

    private Response announce(String encoded, Cohort cohort, String digest) {
        AnnouncementToken token = session.tokens().decode(encoded, AnnouncementToken.class);
        if (token == null
                || !AnnouncementToken.TYPE.equals(token.getType())
                || !token.hasAudience(realm.getId())
                || !cohort.name().equals(token.getCohort())) {
            return error(Response.Status.BAD_REQUEST, "token", "is not the token of a dry run for this cohort");
        }
        Optional<Announcement> known = table().find(realm.getId(), token.getId());
        if (known.isPresent()) {
            return answer(Response.Status.ACCEPTED, json(known.get()));
        }
        if (token.getExp() < clock.instant().getEpochSecond() || !digest.equals(token.getPolicy())) {
            return error(
                    Response.Status.PRECONDITION_FAILED,
                    "token",
                    "the dry run is older than an hour, or the policy has changed since; make another one");
        }
        URI base = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
        if (base.toString().length() > LONGEST_ADDRESS) {
            return error(Response.Status.CONFLICT, "", "the address of the server is too long");
        }
        Announcement announcement = new Announcement(
                token.getId(), realm.getId(), cohort.name(), digest, base, clock.instant(), Progress.RUNNING, null, 0);
        try {
            // Of its own: what is refused must not spoil the request's transaction.
            TransactionalSql.inTransaction(session.getKeycloakSessionFactory(), AnnouncementTable.TIMEOUT, sql -> {
                new AnnouncementTable(sql).add(announcement);
                return announcement;
            });
        } catch (FailedStatementException e) {
            if (!e.isDuplicate()) {
                throw e;
            }
            // Twice at once, or another one of the same day.
            return table().find(realm.getId(), token.getId())
                    .map(twin -> answer(Response.Status.ACCEPTED, json(twin)))
                    .orElseGet(() -> error(
                            Response.Status.TOO_MANY_REQUESTS,
                            "cohort",
                            "was told today already; one announcement a day, in UTC, is enough"));
        }
        adminEvent
                .operation(OperationType.ACTION)
                .resource(ResourceType.REALM)
                .resourcePath(RESOURCE_PATH)
                .detail("cohort", cohort.name())
                .detail("announcement", announcement.id())
                .success();
        return answer(Response.Status.ACCEPTED, json(announcement));
    }

    /** Whether links lead elsewhere than to where the caller says: a mail to everybody must not lead to somebody else's. */
    private boolean knowsItsAddress() {
        String own = realm.getAttribute("frontendUrl");
        return (own != null && !own.isBlank()) || Config.scope("hostname", "v2").get("hostname") != null;
    }

    private AnnouncementTable table() {
        return new AnnouncementTable(new TransactionalSql(session, AnnouncementTable.TIMEOUT));
    }

    private static ObjectNode json(Announcement announcement) {
        return NODES.objectNode()
                .put("id", announcement.id())
                .put("cohort", announcement.cohort())
                .put("startedAt", announcement.startedAt().toString())
                .put("progress", announcement.progress().id())
                .put("mailed", announcement.mailed());
    }

    private static Response answer(Response.Status status, ObjectNode json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(json.toString())
                .build();
    }

    private static Response error(Response.Status status, String path, String message) {
        return new ApiErrors(List.of(new ApiError(path, message))).as(status);
    }
}
