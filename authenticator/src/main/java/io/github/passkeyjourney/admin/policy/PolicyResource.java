package io.github.passkeyjourney.admin.policy;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PolicyChanged;
import io.github.passkeyjourney.enrollment.forecast.Forecast;
import io.github.passkeyjourney.enrollment.forecast.Simulation;
import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.store.PeopleReadings;
import io.github.passkeyjourney.insights.store.ReportReader;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.admin.Rights;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.document.PolicyDifference;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import io.github.passkeyjourney.policy.document.PolicySchema;
import io.github.passkeyjourney.settings.RolloutSettings;
import io.github.passkeyjourney.settings.store.PolicyCopy;
import io.github.passkeyjourney.settings.store.StoredPolicy;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The policy of one realm. Whoever mounts it has checked the permission already, but for what protects accounts. */
public final class PolicyResource {

    private static final Logger LOG = Logger.getLogger(PolicyResource.class);

    /** Where Keycloak's admin events find a change. */
    static final String RESOURCE_PATH = "passkey-journey/policy";

    /** Realms that this server simulates now: a second one of the same would only take the processor from sign-ins. */
    private static final Set<String> SIMULATED = ConcurrentHashMap.newKeySet();

    private static final int MAX_DIFFERENCE = 4_000;

    /** What holds where nobody has stored anything. */
    static final String DEFAULT = PolicyDocument.write(RolloutPolicy.OFF);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Rights rights;
    private final AdminEventBuilder adminEvent;
    private final PeopleReadings readings;
    private final StoredPolicy stored;
    private final Clock clock = new KeycloakClock();

    /**
     * Answers for this realm alone.
     *
     * @param readings what this server keeps of large realms
     */
    public PolicyResource(
            KeycloakSession session,
            RealmModel realm,
            Rights rights,
            AdminEventBuilder adminEvent,
            PeopleReadings readings) {
        this.session = session;
        this.realm = realm;
        this.rights = rights;
        this.adminEvent = adminEvent;
        this.readings = readings;
        this.stored = new StoredPolicy(session, realm);
    }

    /** The document as it is stored; where none is, the one that holds then. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        String text = Objects.requireNonNullElse(stored.text(), DEFAULT);
        if (PolicyDocument.parse(text) instanceof PolicyParse.Invalid invalid) {
            Response refusal = new ApiErrors(PolicyBody.errors(invalid)).as(Response.Status.CONFLICT);
            return tagged(Response.fromResponse(refusal), text);
        }
        return document(text);
    }

    /**
     * Replaces the document.
     *
     * @param condition the tag of the document that the new one was made from
     */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response put(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String condition, InputStream body) {
        String sent = PolicyBody.read(body);
        RolloutPolicy policy = PolicyBody.parse(sent).policy();
        String known;
        try {
            known = stored.lockedText();
        } catch (FailedStatementException e) {
            return error(Response.Status.CONFLICT, "", "somebody else is changing the policy; try again");
        }
        String before = Objects.requireNonNullElse(known, DEFAULT);
        if (known != null && condition == null) {
            return error(
                    Response.Status.PRECONDITION_REQUIRED,
                    "If-Match",
                    "a policy is stored: send its ETag in If-Match, or * to replace it whatever it is");
        }
        if (condition != null && !EntityTag.of(before).matches(condition)) {
            return tagged(
                    Response.fromResponse(error(
                            Response.Status.PRECONDITION_FAILED,
                            "If-Match",
                            "the policy has changed meanwhile; read it again")),
                    before);
        }
        PolicyDifference difference = PolicyDifference.between(before, sent);
        if (difference.isEmpty() && PolicyDocument.parse(before) instanceof PolicyParse.Valid) {
            return document(before);
        }
        List<ApiError> forbidden = rights.managesRealm() ? List.of() : forbidden(before, policy);
        if (!forbidden.isEmpty()) {
            return new ApiErrors(forbidden).as(Response.Status.FORBIDDEN);
        }
        String after = PolicyDocument.compact(sent);
        stored.replace(after);
        keep(after);
        session.getProvider(FactRecorder.class)
                .record(
                        Circumstances.ofRealm(realm.getId(), rights.callerId()),
                        new PolicyChanged(
                                known == null ? null : EntityTag.of(known).digest(),
                                EntityTag.of(after).digest(),
                                difference.sections()));
        adminEvent
                .operation(OperationType.UPDATE)
                .resource(ResourceType.REALM)
                .resourcePath(RESOURCE_PATH)
                .detail("changes", difference.text(MAX_DIFFERENCE))
                .success();
        return document(after);
    }

    /** What {@link #put} enforces, as far as JSON Schema has words for it. */
    @GET
    @Path("schema")
    @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
    public Response schema() {
        return Response.ok(PolicySchema.text(), MediaType.valueOf("application/schema+json"))
                .build();
    }

    /**
     * What a policy would do to all users of the realm; nothing is written.
     *
     * @param body a policy, or nothing for the stored one
     */
    @POST
    @Path("simulate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response simulate(InputStream body) {
        ForecastParameters parameters = ForecastParameters.of(session, realm);
        String sent = PolicyBody.read(body);
        RolloutPolicy policy = PolicyBody.parse(
                        sent.isBlank() ? Objects.requireNonNullElse(stored.text(), DEFAULT) : sent)
                .policy();
        return simulated(
                policy,
                parameters,
                (forecast, complete) -> ForecastJson.realm(forecast, complete, parameters.client()));
    }

    /** In which order the cohorts of the stored policy should be asked, and with which policy to begin. */
    @GET
    @Path("suggestion")
    @Produces(MediaType.APPLICATION_JSON)
    public Response suggestion() {
        ForecastParameters parameters = ForecastParameters.of(session, realm);
        String text = Objects.requireNonNullElse(stored.text(), DEFAULT);
        if (!(PolicyDocument.parse(text) instanceof PolicyParse.Valid now)) {
            return error(Response.Status.CONFLICT, "", "the stored policy cannot be read");
        }
        int minimum = now.policy().analytics().minimumCellSize();
        RolloutPolicy asked = PolicyBody.parse(Suggestion.everybodyAsked(text)).policy();
        return simulated(asked, parameters, (forecast, complete) -> {
            Map<String, Forecast.Tally> tallies = new HashMap<>();
            forecast.cohorts().forEach(tally -> tallies.put(tally.cohort(), tally));
            List<Outlook> outlooks = now.policy().cohorts().stream()
                    .map(cohort -> Outlook.of(
                            cohort.name(), cohort.phase(), Objects.requireNonNull(tallies.get(cohort.name()))))
                    .toList();
            return SuggestionJson.of(
                    Suggestion.of(outlooks, minimum), text, now.policy().enabled(), readiness(minimum), complete);
        });
    }

    private Answer readiness(int minimum) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Query query = new Query(
                Report.READINESS, today.minusDays(Query.DEFAULT_DAYS - 1L), today, List.of(Dimension.PLATFORM));
        return new ReportReader(session, realm, readings, clock).answer(query, minimum, true);
    }

    private Response simulated(
            RolloutPolicy policy, ForecastParameters parameters, BiFunction<Forecast, Boolean, String> json) {
        if (!SIMULATED.add(realm.getId())) {
            return error(
                    Response.Status.TOO_MANY_REQUESTS,
                    "",
                    "a simulation of this realm is running already; wait for it");
        }
        try {
            Forecast forecast = new Forecast(policy);
            boolean complete = new Simulation(
                            session.getKeycloakSessionFactory(), realm.getId(), new RolloutEngine(policy))
                    .run(forecast, parameters.client(), clock.instant(), parameters.limit());
            return Response.ok(json.apply(forecast, complete), MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } finally {
            SIMULATED.remove(realm.getId());
        }
    }

    /** Tells a cohort by mail that passkeys are coming. */
    @Path("announce")
    public AnnouncementResource announce() {
        return new AnnouncementResource(session, realm, adminEvent);
    }

    private void keep(String text) {
        try {
            new PolicyCopy(session).keep(realm.getId(), text, clock.instant());
        } catch (FailedStatementException e) {
            LOG.debug("The copy of the policy is left to its job", e);
        }
    }

    /** The sections that protect accounts and would change. Compared by what they say: a default may be written out. */
    private List<ApiError> forbidden(String before, RolloutPolicy after) {
        RolloutPolicy old = PolicyDocument.parse(before) instanceof PolicyParse.Valid valid
                ? valid.policy()
                : session.getProvider(RolloutSettings.class).lastValid(realm);
        List<ApiError> errors = new ArrayList<>();
        check("recovery", old.recovery(), after.recovery(), errors);
        check("passwordless", old.passwordless(), after.passwordless(), errors);
        check("enrollment", old.enrollment(), after.enrollment(), errors);
        check("relatedOrigins", old.relatedOrigins(), after.relatedOrigins(), errors);
        return errors;
    }

    private static void check(String section, Object old, Object after, List<ApiError> errors) {
        if (!old.equals(after)) {
            errors.add(new ApiError(section, "may only be changed by those who manage the realm"));
        }
    }

    private static Response document(String text) {
        return tagged(
                Response.ok(text, MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store"), text);
    }

    private static Response tagged(Response.ResponseBuilder response, String text) {
        return response.header(HttpHeaders.ETAG, EntityTag.of(text).header()).build();
    }

    private static Response error(Response.Status status, String path, String message) {
        return new ApiErrors(List.of(new ApiError(path, message))).as(status);
    }
}
