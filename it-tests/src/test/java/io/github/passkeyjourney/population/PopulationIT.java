package io.github.passkeyjourney.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

/** Three hundred people sign in for days, and every number of every report is the script's own count. */
@KeycloakTest
class PopulationIT {
    private static final long SEED = 26_7_4;
    private static final List<String> DIMENSIONS =
            List.of("day", "week", "cohort", "platform", "browser", "device", "method", "client");
    private static final List<String> OF_FACTS = List.of("sign-ins", "fallback");
    private static final List<String> OF_PEOPLE = List.of("readiness", "enrollment", "resilience");
    private static final List<String> COUNTED =
            List.of("sign-in", "fallback", "offered", "skipped", "enrollment-failed", "accepted");

    /** What a policy without the setting has. */
    private static final int DEFAULT_MINIMUM = 5;

    /** All differences at once: one alone seldom tells what is wrong. */
    private final SoftAssertions softly = new SoftAssertions();

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    @Test
    void everyNumberIsTheScriptsOwnCount(
            KeycloakServer server, TestRealm rollout, App app, Devices devices, Mailbox mailbox) throws Exception {
        LocalDate first =
                LocalDate.ofInstant(server.clock().now(), ZoneOffset.UTC).plusDays(1);
        Script script = new Script(SEED, first);
        assertThat(script.people()).hasSizeGreaterThanOrEqualTo(300);
        try (Settlement settlement = new Settlement(rollout, script.people())) {
            rollout.policy(Group.policy(1));
            settlement.of(House.OBSERVED).policy("""
                    {"version": 1, "enabled": true,
                     "cohorts": [{"name": "watch", "match": {"groups": ["/watch"]}, "phase": "observe"}]}""");
            settlement.of(House.STOCK).policy(Group.policy(1));
            play(script, settlement, new BrowserActor(rollout, app, devices), mailbox, first);

            Ledger ledger = script.ledger();
            for (House house : House.values()) {
                facts(ledger, house, settlement.of(house));
            }
            tables(ledger, settlement);
            for (House house : House.values()) {
                reports(ledger, house, settlement.of(house), first, house == House.OBSERVED ? DEFAULT_MINIMUM : 1);
            }
            rollout.policy(Group.policy(12));
            reports(ledger, House.ROLLOUT, rollout, first, 12);
            readersSeeTheirOwnRealm(ledger, settlement, first);
            softly.assertAll();
        }
    }

    private void play(Script script, Settlement settlement, BrowserActor browser, Mailbox mailbox, LocalDate first)
            throws Exception {
        KeycloakServer server = settlement.of(House.ROLLOUT).server();
        Map<Person, WebActor> actors = new HashMap<>();
        script.people().forEach(person -> actors.put(person, new WebActor(settlement, mailbox, http)));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int day = 0; day < Script.DAYS.size(); day++) {
                // Each day later than the one before, so that a day between two visits is a day of 24 hours.
                var start =
                        first.plusDays(Script.DAYS.get(day)).atTime(8 + day, 0).toInstant(ZoneOffset.UTC);
                server.clock().advance(Duration.between(server.clock().now(), start));
                List<Future<?>> running = new ArrayList<>();
                for (Person person : script.people()) {
                    List<Visit> visits = script.visits(person, day);
                    running.add(threads.submit(() -> visits.forEach(Objects.requireNonNull(actors.get(person))::play)));
                }
                script.stories(day)
                        .forEach((person, story) -> softly.assertThatCode(() -> browser.play(person, story))
                                .as(story.name())
                                .doesNotThrowAnyException());
                for (Future<?> visits : running) {
                    softly.assertThatCode(visits::get).doesNotThrowAnyException();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** First, because a difference is easiest to read here. */
    private void facts(Ledger ledger, House house, TestRealm realm) {
        FactRows rows = new FactRows(realm);
        same(
                house + " facts",
                () -> rows.rows("FACT_TYPE, METHOD, OUTCOME, CAUSE, COHORT, PLATFORM, BROWSER, CLIENT").stream()
                        .filter(row -> COUNTED.contains(row.substring(0, row.indexOf(' '))))
                        .toList(),
                ledger.entries(house).stream().map(Entry::toString).toList());
    }

    /** Waits a while for the same lines in any order; then goes on to the next difference. */
    private void same(String what, Supplier<List<String>> actual, List<String> expected) {
        try {
            await(what)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> sorted(actual.get()).equals(sorted(expected)));
        } catch (ConditionTimeoutException e) {
            softly.assertThat(actual.get()).as(what).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private void reports(Ledger ledger, House house, TestRealm realm, LocalDate first, int minimum) {
        LocalDate last = first.plusDays(Script.DAYS.get(Script.DAYS.size() - 1));
        String admin = realm.server().admin().tokenManager().getAccessTokenString();
        List<List<LocalDate>> ranges =
                List.of(List.of(first, last), List.of(first, first), List.of(first.plusDays(1), last.plusDays(9)));
        for (List<LocalDate> range : ranges) {
            LocalDate from = range.get(0);
            LocalDate to = range.get(1);
            List<Entry> entries = ledger.entries(house).stream()
                    .filter(entry -> !entry.day().isBefore(from) && !entry.day().isAfter(to))
                    .toList();
            for (String report : OF_FACTS) {
                for (List<String> by : breakdowns(DIMENSIONS, range.equals(ranges.get(0)))) {
                    compare(admin, realm, report, by, from, to, new ExpectedReport(report, by).lines(entries, minimum));
                }
            }
            for (String report : OF_PEOPLE) {
                for (List<String> by : breakdowns(ExpectedHeadcount.dimensions(report), range.equals(ranges.get(0)))) {
                    compare(
                            admin,
                            realm,
                            report,
                            by,
                            from,
                            to,
                            new ExpectedHeadcount(ledger, house, by).lines(report, from, to, minimum));
                }
            }
        }
    }

    private void compare(
            String admin,
            TestRealm realm,
            String report,
            List<String> by,
            LocalDate from,
            LocalDate to,
            List<String> expected) {
        String query = report + "?by=" + String.join(",", by) + "&from=" + from + "&to=" + to;
        String json = get(realm, query + "&format=json", admin, 200);
        softly.assertThat(ReportLines.ofJson(json))
                .as(realm.name() + " " + query)
                .isEqualTo(expected);
        String csv = get(realm, query + "&format=csv", admin, 200);
        softly.assertThat(ReportLines.ofCsv(csv))
                .as("CSV of " + realm.name() + " " + query)
                .isEqualTo(ReportLines.ofJson(json));
    }

    /** None, each, all at once, and each pair if wanted. */
    private static List<List<String>> breakdowns(List<String> dimensions, boolean pairs) {
        List<List<String>> breakdowns = new ArrayList<>(List.of(List.of(), dimensions));
        for (int one = 0; one < dimensions.size(); one++) {
            breakdowns.add(List.of(dimensions.get(one)));
            for (int other = 0; pairs && other < one; other++) {
                breakdowns.add(List.of(dimensions.get(one), dimensions.get(other)));
            }
        }
        return breakdowns;
    }

    private void readersSeeTheirOwnRealm(Ledger ledger, Settlement settlement, LocalDate first) {
        Map<House, String> tokens = new HashMap<>();
        for (House house : House.values()) {
            TestRealm realm = settlement.of(house);
            realm.user("reader").role("passkey-journey", "view-insights");
            tokens.put(house, token(realm));
        }
        String query = "sign-ins?from=" + first + "&to=" + first.plusDays(30) + "&format=json";
        for (House reader : House.values()) {
            String token = Objects.requireNonNull(tokens.get(reader));
            for (House read : House.values()) {
                TestRealm realm = settlement.of(read);
                if (reader == read) {
                    softly.assertThat(ReportLines.ofJson(get(realm, query, token, 200)))
                            .isEqualTo(new ExpectedReport("sign-ins", List.of()).lines(ledger.entries(read), 1));
                } else {
                    get(realm, query, token, 403);
                }
            }
        }
    }

    /** What no report tells of singly: devices, the cadence of the nudge, passkeys and the audit trail. */
    private void tables(Ledger ledger, Settlement settlement) {
        Map<String, String> names = new HashMap<>();
        List<String> realms = new ArrayList<>();
        for (House house : House.values()) {
            TestRealm realm = settlement.of(house);
            realms.add("'" + realm.admin().toRepresentation().getId() + "'");
            for (UserRepresentation user : realm.admin().users().list(0, 1_000)) {
                names.put(user.getId(), user.getUsername());
            }
        }
        ServerQuery query = new ServerQuery(settlement.of(House.ROLLOUT).server());
        String ofThese = " WHERE REALM_ID IN (" + String.join(", ", realms) + ")";

        same(
                "cadence",
                () -> rows(
                        query,
                        names,
                        "SELECT USER_ID, OFFERS || ' offers, ' || SKIPS || ' skips, ' || FAILURES || ' failures'"
                                + " FROM PJ_NUDGE" + ofThese),
                ledger.nudgeRows());
        same(
                "passkeys",
                () -> rows(query, names, "SELECT USER_ID, PLATFORM FROM PJ_PASSKEY" + ofThese),
                ledger.passkeyRows());
        // The trail also tells of passkeys that are older than the product; when it finds them is a matter of time.
        same(
                "audit trail",
                () -> rows(
                        query,
                        names,
                        "SELECT USER_ID, TYPE || CASE WHEN CONTENT LIKE '%\"nudge\"%' THEN ' nudge'"
                                + " WHEN CONTENT LIKE '%\"self\"%' THEN ' self'"
                                + " WHEN CONTENT LIKE '%\"user\"%' THEN ' user' ELSE ' other' END"
                                + " FROM PJ_AUDIT" + ofThese
                                + " AND TYPE LIKE 'passkey-%' AND CONTENT NOT LIKE '%\"unknown\"%'"),
                ledger.trailRows());
        same(
                "devices",
                () -> rows(
                        query,
                        names,
                        "SELECT USER_ID, PLATFORM || ' ' || BROWSER || ' '"
                                + " || CASE WHEN PLATFORM = 'linux' AND BROWSER = 'chrome' AND KNOWN_BITS > 0 THEN 'probed'"
                                + " ELSE KNOWN_BITS || '/' || PRESENT_BITS END || ' ' || COALESCE(COHORT, 'null')"
                                + " || ' ' || FIRST_DAY || '-' || LAST_DAY FROM PJ_DEVICE" + ofThese),
                ledger.deviceRows());
    }

    /** The rows with the names of the users whose ids come first. */
    private static List<String> rows(ServerQuery query, Map<String, String> names, String sql) {
        return query.rows(sql).stream()
                .map(row -> row.split(", ", 2))
                .map(row -> names.get(row[0]) + " " + row[1])
                .toList();
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private String get(TestRealm realm, String query, String token, int status) {
        URI uri = realm.server()
                .baseUri()
                .resolve("/admin/realms/" + realm.name() + "/passkey-journey/insights/" + query);
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token));
        assertThat(response.statusCode()).as(query + " " + response.body()).isEqualTo(status);
        return response.body();
    }

    private String token(TestRealm realm) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(
                        URI.create(realm.uri() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=reader&password=" + TestRealm.PASSWORD)));
        try {
            return new ObjectMapper()
                    .readTree(response.body())
                    .path("access_token")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
