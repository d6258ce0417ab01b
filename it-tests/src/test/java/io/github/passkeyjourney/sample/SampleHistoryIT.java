package io.github.passkeyjourney.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.audit.event.Accepted;
import io.github.passkeyjourney.audit.event.DeviceSeen;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.H2;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.SpareServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;

/** A history in a real server: what the reports and tables hold is what it tells. */
class SampleHistoryIT {
    private static final Path REALM =
            Path.of(System.getProperty("harness.modules", "..")).resolve("realm-config/src/main/realm/demo-realm.json");
    private static final int PEOPLE = 8;
    private static final int FEW = 300;
    private static final int ALL = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyNumberIsThatOfTheHistory() throws IOException, InterruptedException {
        try (DistributionServer server = SpareServer.start(H2.inMemory(), settings -> settings.importRealm(REALM))) {
            load(server, FEW);
        }
    }

    @Test
    @Tag("long")
    void theWholeHistoryIsLoadedInUnderAMinute() throws IOException, InterruptedException {
        try (DistributionServer server = SpareServer.start(H2.inMemory(), settings -> settings.importRealm(REALM))) {
            JsonNode loaded = load(server, ALL);

            assertThat(Duration.ofMillis(loaded.path("millis").asLong())).isLessThan(Duration.ofMinutes(1));
        }
    }

    private JsonNode load(KeycloakServer server, int users) throws IOException, InterruptedException {
        // Closing ends the session, and the token with it.
        try (Keycloak alice = Keycloak.getInstance(server.baseUri().toString(), "demo", "alice", "demo", "admin-cli")) {
            String token = alice.tokenManager().getAccessTokenString();
            assertThat(post(server, users, token).statusCode()).isEqualTo(403);
        }
        HttpResponse<String> response = post(server, users, admin(server));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode loaded = JSON.readTree(response.body());
        assertThat(post(server, users, admin(server)).statusCode()).isEqualTo(409);

        String realmId = server.admin().realm("demo").toRepresentation().getId();
        Instant until = Instant.parse(loaded.path("until").asText());
        Told told = new Told(new SampleHistory(realmId, users, until));
        assertThat(loaded.path("facts").asLong()).isEqualTo(told.facts().size());

        usersAreMarked(server, users);
        reportsAreThoseOfTheHistory(server, told);
        reportsOnPeopleAreThoseOfTheHistory(server, told);
        reportsAreBelievable(server, told);
        tablesAreThoseOfTheHistory(server, told);
        nothingIsLeftToRepair(server, told);
        return loaded;
    }

    private static void usersAreMarked(KeycloakServer server, int users) {
        var all = server.admin().realm("demo").users();
        assertThat(all.count()).isEqualTo(users + PEOPLE);
        List<UserRepresentation> marked =
                all.searchByAttributes(0, users + PEOPLE, true, false, SampleUsers.MARK + ":true");
        assertThat(marked).hasSize(users).allSatisfy(user -> {
            assertThat(user.getUsername()).startsWith("sample-");
            assertThat(user.getEmail()).endsWith("@sample.example.org");
        });
        assertThat(server.admin().realm("demo").toRepresentation().getDisplayName())
                .contains("sample data");
    }

    private void reportsAreThoseOfTheHistory(KeycloakServer server, Told told)
            throws IOException, InterruptedException {
        JsonNode signIns = report(server, told, "sign-ins", "week");
        assertThat(signIns.path("complete").asBoolean()).isTrue();
        JsonNode total = signIns.path("total").path("measures");
        assertThat(total.path("attempts").asLong()).isEqualTo(told.attempts());
        assertThat(total.path("successes").asLong()).isEqualTo(told.successes());
        assertThat(total.path("passkeySuccesses").asLong()).isEqualTo(told.passkeySuccesses());

        Map<LocalDate, Long> days = told.facts().stream()
                .filter(Told::isSuccess)
                .collect(Collectors.groupingBy(Told::day, Collectors.counting()));
        JsonNode byDay = report(server, told, "sign-ins", "day").path("rows");
        assertThat(byDay).hasSizeGreaterThan(60);
        for (JsonNode row : byDay) {
            LocalDate day = LocalDate.parse(row.path("key").path("day").asText());
            assertThat(row.path("measures").path("successes").asLong())
                    .as(day.toString())
                    .isEqualTo(days.getOrDefault(day, 0L));
        }

        JsonNode fallback = report(server, told, "fallback", "platform");
        assertThat(fallback.path("complete").asBoolean()).isTrue();
        assertThat(fallback.path("total").path("measures").path("fallbacks").asLong())
                .isEqualTo(told.fallbacks());
    }

    private void reportsOnPeopleAreThoseOfTheHistory(KeycloakServer server, Told told)
            throws IOException, InterruptedException {
        JsonNode enrollment =
                report(server, told, "enrollment", "cohort").path("total").path("measures");
        JsonNode readiness =
                report(server, told, "readiness", "platform").path("total").path("measures");
        JsonNode resilience =
                report(server, told, "resilience", "platform").path("total").path("measures");
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(enrollment.path("offers").asLong()).as("offers").isEqualTo(told.offers());
            softly.assertThat(enrollment.path("offeredUsers").asLong())
                    .as("offered")
                    .isEqualTo(told.people(Offered.class));
            softly.assertThat(enrollment.path("skippedUsers").asLong())
                    .as("skipped")
                    .isEqualTo(told.people(Skipped.class));
            softly.assertThat(enrollment.path("failedUsers").asLong())
                    .as("failed")
                    .isEqualTo(told.people(EnrollmentFailed.class));
            softly.assertThat(enrollment.path("enrolledUsers").asLong())
                    .as("enrolled")
                    .isEqualTo(told.people(Accepted.class));
            softly.assertThat(readiness.path("users").asLong())
                    .as("with devices")
                    .isEqualTo(told.people(DeviceSeen.class));
            softly.assertThat(resilience.path("holders").asLong()).as("holders").isEqualTo(told.holders());
        });
    }

    private void reportsAreBelievable(KeycloakServer server, Told told) throws IOException, InterruptedException {
        assertThat(passkeyShare(server, told.firstDay(), told.firstDay().plusDays(29)))
                .isLessThan(0.1);
        assertThat(passkeyShare(server, told.lastDay().minusDays(29), told.lastDay()))
                .isBetween(0.2, 0.7);
        double weekends = mean(told, Told::isWeekend);
        double workdays = mean(told, day -> !Told.isWeekend(day));
        assertThat(weekends).isLessThan(workdays / 3);
    }

    private void tablesAreThoseOfTheHistory(KeycloakServer server, Told told) {
        ServerQuery query = new ServerQuery(server);
        assertThat(
                        query.rows(
                                "SELECT COUNT(*), COUNT(DISTINCT USER_ID), SUM(OFFERS), SUM(SKIPS), SUM(FAILURES) FROM PJ_NUDGE"))
                .singleElement()
                .asString()
                .endsWith(told.offers() + ", " + told.skips() + ", " + told.failures());
        long held = told.enrolled() - told.removed();
        assertThat(query.rows("SELECT COUNT(*), COUNT(VENDOR) FROM PJ_PASSKEY")).containsExactly(held + ", " + held);
        assertThat(query.rows("SELECT COUNT(*), COUNT(P.CREDENTIAL_ID) FROM CREDENTIAL C LEFT JOIN PJ_PASSKEY P"
                        + " ON P.CREDENTIAL_ID = C.ID AND P.USER_ID = C.USER_ID AND P.CREATED_AT = C.CREATED_DATE"
                        + " WHERE C.TYPE = 'webauthn-passwordless'"))
                .containsExactly(held + ", " + held);
        assertThat(query.rows("SELECT COUNT(*), COUNT(CELL) FROM PJ_FACT"))
                .containsExactly(told.kept() + ", " + told.kept());
        assertThat(query.rows("SELECT COUNT(*), COUNT(USER_ID) FROM PJ_DEVICE"))
                .containsExactly(told.devices() + ", " + told.devices());
    }

    private void nothingIsLeftToRepair(KeycloakServer server, Told told) throws IOException, InterruptedException {
        long facts = told.enrolled() + told.removed();
        trail(server, "job?id=audit-repair");
        // A removal is missed for good only when it is missed twice, minutes apart.
        server.clock().advance(Duration.ofMinutes(6));
        trail(server, "job?id=audit-repair");
        trail(server, "job?id=audit-chain");

        String whole = "verified %d, erased 0, waiting 0, break none".formatted(facts);
        await(whole).atMost(Duration.ofSeconds(30)).until(() -> report(server), whole::equals);
    }

    private static double mean(Told told, Predicate<LocalDate> which) {
        Predicate<RecordedFact> counted = recorded -> Told.isSuccess(recorded) && which.test(Told.day(recorded));
        // The last day may have just begun.
        Predicate<RecordedFact> whole = recorded -> Told.day(recorded).isBefore(told.lastDay());
        long days = told.firstDay().datesUntil(told.lastDay()).filter(which).count();
        return (double) told.count(counted.and(whole)) / days;
    }

    private double passkeyShare(KeycloakServer server, LocalDate from, LocalDate to)
            throws IOException, InterruptedException {
        return get(server, "sign-ins?from=" + from + "&to=" + to)
                .path("total")
                .path("rates")
                .path("passkeyShare")
                .path("value")
                .asDouble();
    }

    private JsonNode report(KeycloakServer server, Told told, String report, String by)
            throws IOException, InterruptedException {
        return get(server, report + "?from=" + told.firstDay() + "&to=" + told.lastDay() + "&by=" + by);
    }

    private JsonNode get(KeycloakServer server, String reportAndQuery) throws IOException, InterruptedException {
        URI uri = server.baseUri().resolve("/admin/realms/demo/passkey-journey/insights/" + reportAndQuery);
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(uri)
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + admin(server))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> post(KeycloakServer server, int users, String token)
            throws IOException, InterruptedException {
        URI uri = server.baseUri().resolve("/admin/realms/demo/sample-history/load?users=" + users);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void trail(KeycloakServer server, String call) throws IOException, InterruptedException {
        URI uri = server.baseUri().resolve("/realms/demo/test-trail/" + call);
        assertThat(http.send(
                                HttpRequest.newBuilder(uri)
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(204);
    }

    private String report(KeycloakServer server) throws IOException, InterruptedException {
        URI uri = server.baseUri().resolve("/realms/demo/test-trail/report");
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String admin(KeycloakServer server) {
        return server.admin().tokenManager().getAccessTokenString();
    }
}
