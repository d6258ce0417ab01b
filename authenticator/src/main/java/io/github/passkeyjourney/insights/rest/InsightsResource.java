package io.github.passkeyjourney.insights.rest;

import io.github.passkeyjourney.audit.store.behaviour.FactLosses;
import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.QueryError;
import io.github.passkeyjourney.insights.QueryParse;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.experiment.Trial;
import io.github.passkeyjourney.insights.experiment.Trials;
import io.github.passkeyjourney.insights.experiment.Verdict;
import io.github.passkeyjourney.insights.store.PeopleReadings;
import io.github.passkeyjourney.insights.store.ReportReader;
import io.github.passkeyjourney.insights.store.TooManyTalliesException;
import io.github.passkeyjourney.platform.AdminTexts;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.Analytics;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The reports of one realm. Whoever mounts it has checked the permission already. */
public final class InsightsResource {

    private static final String FORMAT = "format";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PeopleReadings readings;
    private final Clock clock;
    private final AdminTexts texts;

    /**
     * Answers for this realm alone.
     *
     * @param readings what this server keeps of large realms
     */
    public InsightsResource(KeycloakSession session, RealmModel realm, PeopleReadings readings) {
        this.session = session;
        this.realm = realm;
        this.readings = readings;
        this.clock = new KeycloakClock();
        this.texts = new AdminTexts(session, realm);
    }

    /** One report, as JSON or CSV. */
    @GET
    @Path("{report}")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response report(@PathParam("report") String name) {
        return Report.of(name)
                .map(this::answer)
                .orElseGet(() -> error(
                                "report",
                                "no such report; there are "
                                        + Arrays.stream(Report.values())
                                                .map(Report::id)
                                                .collect(Collectors.joining(", ")))
                        .as(Response.Status.NOT_FOUND));
    }

    private Response answer(Report report) {
        MultivaluedMap<String, String> parameters =
                session.getContext().getUri().getQueryParameters();
        List<ApiError> errors = new ArrayList<>();
        Format format = format(parameters, errors);
        QueryParse parse = Query.parse(report, parameters, today());
        if (parse instanceof QueryParse.Invalid invalid) {
            invalid.errors().stream().map(InsightsResource::error).forEach(errors::add);
        }
        if (errors.isEmpty() && parse instanceof QueryParse.Valid valid) {
            return answer(valid.query(), format);
        }
        return new ApiErrors(errors).as(Response.Status.BAD_REQUEST);
    }

    private Response answer(Query query, Format format) {
        Answer answer;
        try {
            answer =
                    new ReportReader(session, realm, readings, clock).answer(query, minimumCellSize(), complete(query));
        } catch (TooManyTalliesException e) {
            return error("by", "too many rows; ask for fewer days or dimensions")
                    .as(Response.Status.BAD_REQUEST);
        }
        Response.ResponseBuilder response = Response.ok(
                        format.write(answer, trials(answer), this::words), format.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (format == Format.CSV) {
            String file = "%s-%s-%s.csv".formatted(query.report().id(), query.from(), query.to());
            response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + '"');
        }
        return response.build();
    }

    private Map<String, Trial> trials(Answer answer) {
        return answer.query().report() == Report.EXPERIMENTS
                ? Trials.of(answer, rollout().policy().experiments())
                : Map.of();
    }

    private String words(Verdict verdict) {
        return texts.text("passkeyJourney.verdict." + verdict.conclusion().id(), verdict.morePerArm());
    }

    private Format format(MultivaluedMap<String, String> parameters, List<ApiError> errors) {
        String wanted = parameters.getFirst(FORMAT);
        if (wanted != null) {
            return Format.of(wanted).orElseGet(() -> {
                errors.add(new ApiError(FORMAT, "must be json or csv"));
                return Format.JSON;
            });
        }
        return Format.preferred(
                session.getContext().getHttpRequest().getHttpHeaders().getAcceptableMediaTypes());
    }

    /** Where nobody can tell what the admin wants hidden, as much as possible is. */
    private int minimumCellSize() {
        Rollout rollout = session.getProvider(RolloutSettings.class).rollout(realm);
        return rollout.readable() ? rollout.policy().analytics().minimumCellSize() : Analytics.MINIMUM_CELL_SIZE.max();
    }

    private Rollout rollout() {
        return session.getProvider(RolloutSettings.class).rollout(realm);
    }

    /** Whether nothing of these days was lost, nor deleted since. */
    private boolean complete(Query query) {
        if (query.report() == Report.RECOVERY) {
            // From the audit trail, which loses nothing.
            return true;
        }
        LocalDate firstKept = today().minusDays(rollout().policy().analytics().retentionDays());
        if (query.from().isBefore(firstKept)) {
            return false;
        }
        Instant from = query.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to =
                query.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
        return new FactLosses(session, clock).between(from, to).isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static ApiErrors error(String path, String message) {
        return new ApiErrors(List.of(new ApiError(path, message)));
    }

    private static ApiError error(QueryError error) {
        return new ApiError(error.path(), error.message());
    }
}
