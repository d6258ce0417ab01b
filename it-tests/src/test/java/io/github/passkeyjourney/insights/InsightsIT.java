package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.SkipReason;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.NeighbourRealm;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reports are exact, tell nobody too much, and nobody but those who may see them. */
@KeycloakTest
class InsightsIT {
    private static final String ALL_DAYS = "from=2026-11-01&to=2026-11-10";

    /** Every row is shown, so that all of them can be recounted. */
    private static final String SHOW_ALL = """
            {"version": 1, "analytics": {"minimumCellSize": 1}}""";

    @Tag("mariadb")
    @Test
    void everyNumberIsWhatCountingTheFactsTells(KeycloakServer server, TestRealm realm) {
        realm.policy(SHOW_ALL);
        ReportClient client = new ReportClient(server);
        List<RecordedFact> facts = new Population(id(realm)).facts(900);
        for (int from = 0; from < facts.size(); from += 300) {
            client.count(facts.subList(from, from + 300));
        }

        JsonNode signIns = client.report(realm.name(), "sign-ins?by=cohort,platform,client&" + ALL_DAYS);
        Map<List<String>, List<Long>> expected = new HashMap<>();
        for (RecordedFact fact : facts) {
            if (fact.fact() instanceof SignIn signIn) {
                boolean success = signIn.outcome() == SignInOutcome.SUCCEEDED;
                add(
                        expected,
                        List.of(
                                Objects.requireNonNullElse(fact.circumstances().cohort(), "none"),
                                fact.circumstances().platform().id(),
                                Objects.requireNonNull(fact.circumstances().clientId())),
                        true,
                        success,
                        success && signIn.method() == SignInMethod.PASSKEY,
                        success && signIn.holder());
            }
        }
        assertThat(rows(
                        signIns,
                        List.of("cohort", "platform", "client"),
                        List.of("attempts", "successes", "passkeySuccesses", "holderSuccesses")))
                .isEqualTo(expected);
        assertThat(signIns.at("/total/measures/attempts").asLong())
                .isEqualTo(count(facts, fact -> fact.fact() instanceof SignIn));

        JsonNode fallback = client.report(realm.name(), "fallback?by=day,method&" + ALL_DAYS);
        Map<List<String>, List<Long>> expectedFallbacks = new HashMap<>();
        for (RecordedFact fact : facts) {
            String day = LocalDate.ofInstant(fact.occurredAt(), ZoneOffset.UTC).toString();
            if (fact.fact() instanceof SignIn signIn
                    && signIn.outcome() == SignInOutcome.SUCCEEDED
                    && signIn.holder()) {
                add(expectedFallbacks, List.of(day, signIn.method().id()), true, false);
            } else if (fact.fact() instanceof Fallback used) {
                add(expectedFallbacks, List.of(day, used.method().id()), false, true);
            }
        }
        assertThat(rows(fallback, List.of("day", "method"), List.of("holderSuccesses", "fallbacks")))
                .isEqualTo(expectedFallbacks);

        JsonNode feedback = client.report(realm.name(), "feedback?by=cohort&" + ALL_DAYS);
        Map<List<String>, List<Long>> expectedSkips = new HashMap<>();
        for (RecordedFact fact : facts) {
            if (fact.fact() instanceof Skipped skipped) {
                add(
                        expectedSkips,
                        List.of(Objects.requireNonNullElse(fact.circumstances().cohort(), "none")),
                        true,
                        skipped.reason() != null,
                        skipped.reason() == SkipReason.NO_TIME,
                        skipped.reason() == SkipReason.NO_NEED);
            }
        }
        assertThat(rows(feedback, List.of("cohort"), List.of("skips", "reasonsGiven", "noTime", "noNeed")))
                .isEqualTo(expectedSkips);
    }

    @Tag("mariadb")
    @Test
    void packedDaysSayWhatTheirCountersSay(KeycloakServer server, TestRealm realm) {
        realm.policy(SHOW_ALL);
        ReportClient client = new ReportClient(server);
        ServerQuery query = new ServerQuery(server);
        Population population = new Population(id(realm));
        client.count(population.facts(600));
        List<String> reports = List.of(
                "sign-ins?" + ALL_DAYS,
                "sign-ins?by=cohort,platform,client&" + ALL_DAYS,
                "sign-ins?by=week,browser&" + ALL_DAYS,
                "sign-ins?by=device&from=2026-11-03&to=2026-11-05",
                "fallback?by=day,method&" + ALL_DAYS);
        List<JsonNode> counted = answers(client, realm, reports);

        pack(client, query, realm);
        assertThat(answers(client, realm, reports)).isEqualTo(counted);

        SignIn signIn = new SignIn(SignInMethod.PASSWORD, SignInOutcome.SUCCEEDED, false);
        client.count(List.of(population.at(Population.START.plus(Duration.ofDays(3)), signIn)));
        List<JsonNode> withLateFact = answers(client, realm, reports);
        String attempts = "/total/measures/attempts";
        assertThat(withLateFact.get(0).at(attempts).asLong())
                .isEqualTo(counted.get(0).at(attempts).asLong() + 1);

        pack(client, query, realm);
        query.change("DELETE FROM PJ_ROLLUP WHERE REALM_ID = '" + id(realm) + "'");
        assertThat(answers(client, realm, reports)).as("from the packs alone").isEqualTo(withLateFact);
    }

    /** Packs all days as if a while had passed since each pack was begun. */
    private static void pack(ReportClient client, ServerQuery query, TestRealm realm) {
        String ofRealm = " WHERE REALM_ID = '" + id(realm) + "'";
        client.runJob("rollup-pack");
        query.change("UPDATE PJ_ROLLUP_PACK SET MADE_AT = 0" + ofRealm);
        client.runJob("rollup-pack");
        long firstDay = Population.START.getEpochSecond() / 86_400;
        assertThat(query.rows("SELECT COUNT(*), COUNT(CONTENT) FROM PJ_ROLLUP_PACK" + ofRealm
                        + " AND EPOCH_DAY BETWEEN " + firstDay + " AND " + (firstDay + Population.DAYS - 1)))
                .containsExactly(Population.DAYS + ", " + Population.DAYS);
    }

    private static List<JsonNode> answers(ReportClient client, TestRealm realm, List<String> reports) {
        return reports.stream()
                .map(report -> client.report(realm.name(), report))
                .toList();
    }

    @Test
    void weeksAddUpTheirDays(KeycloakServer server, TestRealm realm) {
        realm.policy(SHOW_ALL);
        ReportClient client = new ReportClient(server);
        List<RecordedFact> facts = new Population(id(realm)).facts(300);
        client.count(facts);

        Map<List<String>, List<Long>> expected = new HashMap<>();
        for (RecordedFact fact : facts) {
            if (fact.fact() instanceof SignIn) {
                LocalDate day = LocalDate.ofInstant(fact.occurredAt(), ZoneOffset.UTC);
                LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
                add(expected, List.of(monday.toString()), true);
            }
        }
        assertThat(rows(
                        client.report(realm.name(), "sign-ins?by=week&" + ALL_DAYS),
                        List.of("week"),
                        List.of("attempts")))
                .isEqualTo(expected)
                .hasSize(3);
    }

    @Test
    void daysBeginAndEndInUtc(KeycloakServer server, TestRealm realm) {
        ReportClient client = new ReportClient(server);
        Population population = new Population(id(realm));
        SignIn signIn = new SignIn(SignInMethod.PASSWORD, SignInOutcome.SUCCEEDED, false);
        client.count(List.of(
                population.at(Instant.parse("2026-11-02T23:59:59.999Z"), signIn),
                population.at(Instant.parse("2026-11-03T00:00:00.000Z"), signIn),
                population.at(Instant.parse("2026-11-04T23:59:59.999Z"), signIn),
                population.at(Instant.parse("2026-11-05T00:00:00.000Z"), signIn)));
        assertThat(attempts(client, realm, "from=2026-11-03&to=2026-11-04")).isEqualTo(2);
        assertThat(attempts(client, realm, "from=2026-11-02&to=2026-11-02")).isEqualTo(1);
        assertThat(attempts(client, realm, "from=2026-11-06&to=2026-11-30")).isZero();
    }

    @Test
    void jsonHasTheShapeOfTheContract(KeycloakServer server, TestRealm realm) {
        ReportClient client = new ReportClient(server);
        client.count(new Population(id(realm)).facts(300));
        HttpResponse<String> response =
                client.get(realm.name(), "fallback?by=platform&" + ALL_DAYS, client.admin(), "application/json");
        JsonNode answer = ReportClient.json(response);

        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly("report", "from", "to", "timeZone", "by", "complete", "suppressed", "rows", "total");
        assertThat(answer.path("timeZone").asText()).isEqualTo("UTC");
        assertThat(answer.path("by").toString()).isEqualTo("[\"platform\"]");
        assertThat(answer.path("complete").isBoolean()).isTrue();
        JsonNode row = answer.path("rows").path(0);
        assertThat(row.fieldNames()).toIterable().containsExactly("key", "measures", "rates");
        assertThat(row.path("measures").fieldNames())
                .toIterable()
                .containsExactly("holderSuccesses", "fallbacks", "noPasskeyHere", "unusable", "choice");
        assertThat(row.at("/rates/fallback").fieldNames())
                .toIterable()
                .containsExactly("numerator", "denominator", "value");
        assertThat(answer.path("total").fieldNames()).toIterable().containsExactly("measures", "rates");
    }

    @Test
    void csvIsHadByHeaderOrParameter(KeycloakServer server, TestRealm realm) {
        realm.policy(SHOW_ALL);
        ReportClient client = new ReportClient(server);
        client.count(new Population(id(realm)).facts(300));
        String query = "sign-ins?by=client&" + ALL_DAYS;
        HttpResponse<String> byHeader = client.get(realm.name(), query, client.admin(), "text/csv");
        HttpResponse<String> byParameter =
                client.get(realm.name(), query + "&format=csv", client.admin(), "application/json");

        assertThat(byHeader.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/csv;charset=UTF-8"));
        assertThat(byHeader.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"sign-ins-2026-11-01-2026-11-10.csv\"");
        assertThat(byHeader.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(byParameter.body()).isEqualTo(byHeader.body());
        assertThat(byHeader.body())
                .startsWith("part,client,attempts,successes,")
                .contains("\r\nrow,\"'=HYPERLINK(\"\"https://x.test\"\")\",", "\r\nrow,\"a,\"\"b\"\" c\",")
                .contains("\r\ntotal,,");
        assertThat(client.report(realm.name(), query + "&format=json").path("rows"))
                .hasSize(5);
    }

    @Test
    void smallRowsAreLeftOutButNotOfTheTotal(KeycloakServer server, TestRealm realm) {
        ReportClient client = new ReportClient(server);
        Population population = new Population(id(realm));
        client.count(List.of(
                population.at(Population.START, new SignIn(SignInMethod.PASSKEY, SignInOutcome.SUCCEEDED, true)),
                population.at(Population.START, new SignIn(SignInMethod.BROKER, SignInOutcome.SUCCEEDED, true))));
        client.count(Stream.generate(() -> population.at(
                        Population.START, new SignIn(SignInMethod.PASSWORD, SignInOutcome.SUCCEEDED, false)))
                .limit(9)
                .toList());
        client.count(Stream.generate(() -> population.at(
                        Population.START, new SignIn(SignInMethod.PASSWORD_OTP, SignInOutcome.SUCCEEDED, false)))
                .limit(7)
                .toList());

        JsonNode answer = client.report(realm.name(), "sign-ins?by=method&" + ALL_DAYS);
        assertThat(answer.path("rows")).hasSize(1);
        assertThat(answer.at("/rows/0/key/method").asText()).isEqualTo("password");
        assertThat(answer.path("suppressed").asInt()).isEqualTo(3);
        assertThat(answer.at("/total/measures/attempts").asInt()).isEqualTo(18);

        realm.policy("{ not a policy");
        assertThat(client.report(realm.name(), "sign-ins?by=method&" + ALL_DAYS).path("rows"))
                .isEmpty();
    }

    @Test
    void mistakesAreToldWithTheirPath(KeycloakServer server, TestRealm realm) {
        ReportClient client = new ReportClient(server);
        HttpResponse<String> wrong =
                client.get(realm.name(), "sign-ins?from=yesterday&by=hour&format=xml", client.admin(), "text/csv");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(ReportClient.json(wrong).path("errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder("from", "by", "format");
        assertThat(ReportClient.json(wrong).path("errors").findValuesAsText("message"))
                .hasSize(3)
                .doesNotContain("");

        HttpResponse<String> unknown = client.get(realm.name(), "weather", client.admin(), "application/json");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(ReportClient.json(unknown)).isEqualTo(ReportClient.json("""
                                {"errors":[{"path":"report","message":"no such report; there are readiness, enrollment, feedback, sign-ins, fallback, resilience, recovery, experiments"}]}"""));
    }

    @Test
    void aReaderOfOneRealmNeverSeesAnother(KeycloakServer server, TestRealm realm) {
        ReportClient client = new ReportClient(server);
        NeighbourRealm neighbour = NeighbourRealm.of(realm);
        SignIn signIn = new SignIn(SignInMethod.PASSKEY, SignInOutcome.SUCCEEDED, true);
        client.count(List.of(
                new Population(id(realm)).at(Population.START, signIn),
                new Population(neighbour.id()).at(Population.START, signIn),
                new Population(neighbour.id()).at(Population.START, signIn)));

        assertThat(attempts(client, realm, ALL_DAYS)).isEqualTo(1);
        for (String name : List.of("chief", "insights")) {
            String token = client.token(neighbour.name(), name);
            for (Report report : Report.values()) {
                assertThat(status(client, realm, report, token)).as(name).isEqualTo(403);
            }
            HttpResponse<String> own = client.get(neighbour.name(), "sign-ins?" + ALL_DAYS, token, "application/json");
            assertThat(ReportClient.json(own).at("/total/measures/attempts").asInt())
                    .as(name)
                    .isEqualTo(2);
        }

        neighbour.close();
        assertThat(attempts(client, realm, ALL_DAYS)).isEqualTo(1);
    }

    @Tag("mariadb")
    @Test
    void signInsAreInTheReportSecondsLater(KeycloakServer server, TestRealm realm, App app, Device device) {
        realm.listener("passkey-audit").policy("""
                {"version": 1, "enabled": true,
                 "cohorts": [{"name": "everyone", "match": {}, "phase": "observe"}]}""");
        ReportClient client = new ReportClient(server);
        TestUser alice = realm.user("alice");
        for (int i = 0; i < 3; i++) {
            device.forgetSession().open(app.signIn());
            new LoginPage(device).signIn(alice);
            new AppPage(device);
        }
        await("three sign-ins")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(client.report(realm.name(), "sign-ins?by=method")
                                .at("/total/measures")
                                .toString())
                        .isEqualTo("{\"attempts\":3,\"successes\":3,\"passkeySuccesses\":0,\"holderSuccesses\":0}"));
        assertThat(client.report(realm.name(), "sign-ins?by=day")
                        .path("complete")
                        .asBoolean())
                .isTrue();
    }

    @Tag("mariadb")
    @Test
    void daysThatAreKeptNoLongerGo(KeycloakServer server, TestRealm realm) {
        ReportClient client = new ReportClient(server);
        Population population = new Population(id(realm));
        SignIn signIn = new SignIn(SignInMethod.PASSWORD, SignInOutcome.SUCCEEDED, false);
        LocalDate today = LocalDate.ofInstant(server.clock().now(), ZoneOffset.UTC);
        Instant noon = today.atTime(12, 0).toInstant(ZoneOffset.UTC);
        for (int day : List.of(0, 19, 20, 21, 22)) {
            client.count(List.of(population.at(noon.minus(Duration.ofDays(day)), signIn)));
            client.apply("offer-day", List.of(population.at(noon.minus(Duration.ofDays(day)), new Offered(false))));
        }
        assertThat(attempts(client, realm, "")).isEqualTo(5);
        assertThat(offers(client, realm)).isEqualTo(5);

        // Not before they have been counted: a test before this one may have left the job due.
        realm.policy("""
                {"version": 1, "analytics": {"retentionDays": 20}}""");
        // An hour later the job is due; the day may have changed by then.
        server.clock().advance(Duration.ofMinutes(61));
        long kept = LocalDate.ofInstant(server.clock().now(), ZoneOffset.UTC).equals(today) ? 3 : 2;
        await("retention").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(attempts(client, realm, "")).isEqualTo(kept);
            assertThat(offers(client, realm)).isEqualTo(kept);
        });
        assertThat(client.report(realm.name(), "sign-ins").path("complete").asBoolean())
                .isFalse();
    }

    private static String id(TestRealm realm) {
        return realm.admin().toRepresentation().getId();
    }

    private static int status(ReportClient client, TestRealm realm, Report report, @Nullable String token) {
        return client.get(realm.name(), report.id(), token, "application/json").statusCode();
    }

    private static long attempts(ReportClient client, TestRealm realm, String days) {
        return client.report(realm.name(), "sign-ins?" + days)
                .at("/total/measures/attempts")
                .asLong(-1);
    }

    private static long offers(ReportClient client, TestRealm realm) {
        return client.report(realm.name(), "enrollment")
                .at("/total/measures/offers")
                .asLong(-1);
    }

    private static long count(List<RecordedFact> facts, Predicate<RecordedFact> fits) {
        return facts.stream().filter(fits).count();
    }

    private static void add(Map<List<String>, List<Long>> counts, List<String> key, boolean... counted) {
        List<Long> before = counts.getOrDefault(key, Collections.nCopies(counted.length, 0L));
        List<Long> after = new ArrayList<>();
        for (int i = 0; i < counted.length; i++) {
            after.add(before.get(i) + (counted[i] ? 1 : 0));
        }
        counts.put(key, after);
    }

    private static Map<List<String>, List<Long>> rows(JsonNode answer, List<String> by, List<String> measures) {
        Map<List<String>, List<Long>> rows = new HashMap<>();
        for (JsonNode row : answer.path("rows")) {
            rows.put(
                    by.stream().map(name -> row.path("key").path(name).asText()).toList(),
                    measures.stream()
                            .map(name -> row.path("measures").path(name).asLong())
                            .toList());
        }
        return rows;
    }
}
