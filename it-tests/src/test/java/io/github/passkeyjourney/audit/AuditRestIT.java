package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.NeighbourRealm;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail is read as a whole and once, verified, and never changed through the admin API. */
@KeycloakTest(journey = false)
class AuditRestIT {
    private static final String ALICE = "f:directory:alice";
    private static final String BOB = "f:directory:bob";

    @Test
    void factsTellWhatIsOnRecord(KeycloakServer server, TestRealm realm) {
        Trail trail = new Trail(realm);
        trail.record("user=" + ALICE + "&actor=" + BOB + "&address=192.0.2.0/24");
        server.clock().advance(Duration.ofSeconds(2));
        trail.after("user=" + BOB + "&credential=key-1");
        chained(trail, 2);

        JsonNode answer = new AdminApi(server).json(realm.name(), "audit");
        assertThat(answer.fieldNames()).toIterable().containsExactly("facts", "next", "more", "waiting");
        assertThat(answer.path("more").asBoolean()).isFalse();
        assertThat(answer.path("waiting").asInt()).isZero();
        assertThat(answer.path("facts")).hasSize(2);
        JsonNode first = answer.at("/facts/0");
        assertThat(Instant.parse(first.path("occurredAt").asText()))
                .isBefore(Instant.parse(answer.at("/facts/1/occurredAt").asText()));
        assertThat(first.toString())
                .isEqualTo(
                        "{\"version\":1,\"id\":\"%s\",\"type\":\"passkey-resumed\",\"source\":\"%s\","
                                .formatted(
                                        first.path("id").asText(),
                                        first.path("source").asText())
                                .concat(
                                        "\"occurredAt\":\"%s\",\"realm\":\"%s\",\"user\":\"%s\",\"actor\":\"%s\",\"client\":\"app\","
                                                .formatted(
                                                        first.path("occurredAt").asText(), trail.realmId(), ALICE, BOB))
                                .concat(
                                        "\"cohort\":\"Pilot ä\",\"platform\":\"android\",\"browser\":\"chrome\","
                                                + "\"address\":\"192.0.2.0/24\",\"data\":{\"credentialId\":\"passkey\"},\"position\":1}"));
        assertThat(answer.at("/facts/1/data").toString())
                .isEqualTo("{\"credentialId\":\"key-1\",\"origin\":\"nudge\",\"aaguid\":null,\"vendor\":null}");
    }

    @Test
    void pageByPageEachFactComesOnceWhileOthersAreRecordedAndChained(KeycloakServer server, TestRealm realm)
            throws Exception {
        Trail trail = new Trail(realm);
        AdminApi api = new AdminApi(server);
        int writers = 3;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> writing = IntStream.range(0, writers)
                    .<Future<?>>mapToObj(writer -> pool.submit(() -> IntStream.range(0, each)
                            .forEach(i -> trail.after("user=" + ALICE + "&credential=" + writer + "-" + i))))
                    .toList();
            List<String> read = new ArrayList<>();
            String[] next = {""};
            await("all facts").atMost(Duration.ofSeconds(60)).until(() -> {
                boolean more = true;
                while (more) {
                    JsonNode page = api.json(realm.name(), "audit?max=4" + next[0]);
                    page.path("facts")
                            .forEach(fact ->
                                    read.add(fact.at("/data/credentialId").asText()));
                    assertThat(page.path("facts").size()).isLessThanOrEqualTo(4);
                    more = page.path("more").asBoolean();
                    next[0] = "&after=" + page.path("next").asText();
                }
                return read.size() >= writers * each;
            });
            for (Future<?> writer : writing) {
                writer.get();
            }
            chained(trail, writers * each);
            JsonNode last = api.json(realm.name(), "audit?max=4" + next[0]);
            assertThat(last.path("facts")).isEmpty();
            assertThat(last.path("next").asText()).isEqualTo(next[0].substring("&after=".length()));
            assertThat(read).doesNotHaveDuplicates().hasSize(writers * each);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFactThatIsRecordedLateAboutLongAgoIsNotMissed(KeycloakServer server, TestRealm realm) {
        Trail trail = new Trail(realm);
        AdminApi api = new AdminApi(server);
        trail.after("user=" + ALICE + "&credential=first");
        chained(trail, 1);
        String next = api.json(realm.name(), "audit").path("next").asText();
        trail.after("user=" + ALICE + "&credential=late");
        trail.tamper("OCCURRED_AT = 1000", "FACT_KEY = 'enrolled:late' AND CHAIN_POSITION IS NULL");
        trail.awaitCount(2, "CHAIN_POSITION IS NOT NULL");
        assertThat(credentials(api.json(realm.name(), "audit?after=" + next))).containsExactly("late");
        assertThat(credentials(api.json(realm.name(), "audit"))).containsExactly("late", "first");
        assertThat(credentials(api.json(realm.name(), "audit?to=2000-01-01"))).containsExactly("late");
    }

    @Test
    void filtersTakeOutExactlyWhatTheySay(KeycloakServer server, TestRealm realm) {
        Trail trail = new Trail(realm);
        AdminApi api = new AdminApi(server);
        for (int i = 0; i < 6; i++) {
            String user = i % 2 == 0 ? ALICE : BOB;
            trail.record("user=" + user);
            server.clock().advance(Duration.ofSeconds(2));
            trail.after("user=" + user + "&credential=" + i);
            server.clock().advance(Duration.ofSeconds(2));
        }
        chained(trail, 12);
        List<JsonNode> all = facts(api.json(realm.name(), "audit"));
        assertThat(all).hasSize(12);
        String from = all.get(3).path("occurredAt").asText();
        String to = all.get(9).path("occurredAt").asText();

        for (String user : List.of("", ALICE, BOB, "nobody")) {
            for (String types : List.of(
                    "",
                    "passkey-enrolled",
                    "passkey-resumed,passkey-enrolled,drill-ended",
                    "drill-ended,case-opened")) {
                for (boolean bounded : new boolean[] {false, true}) {
                    String query = "audit?max=2" + (user.isEmpty() ? "" : "&user=" + user)
                            + (types.isEmpty() ? "" : "&type=" + types)
                            + (bounded ? "&from=" + from + "&to=" + to : "");
                    List<JsonNode> expected = all.stream()
                            .filter(fact ->
                                    user.isEmpty() || fact.path("user").asText().equals(user))
                            .filter(fact -> types.isEmpty()
                                    || List.of(types.split(","))
                                            .contains(fact.path("type").asText()))
                            .filter(fact -> !bounded || (all.indexOf(fact) >= 3 && all.indexOf(fact) < 9))
                            .toList();
                    assertThat(pages(api, realm, query)).as(query).isEqualTo(expected);
                }
            }
        }
        String day = from.substring(0, 10);
        assertThat(facts(api.json(realm.name(), "audit?from=" + day + "&to=" + to.substring(0, 10))))
                .isNotEmpty();
        assertThat(facts(api.json(realm.name(), "audit?type=passkey-resumed&type=passkey-enrolled")))
                .isEqualTo(all);
    }

    @Test
    void linesAndTablesAreHadByHeaderOrParameter(KeycloakServer server, TestRealm realm) {
        Trail trail = new Trail(realm);
        AdminApi api = new AdminApi(server);
        trail.record("user=" + encoded("=cmd|' /C calc'!A0"));
        server.clock().advance(Duration.ofSeconds(2));
        trail.record("user=" + encoded("a\u202Eb\u2028c"));
        server.clock().advance(Duration.ofSeconds(2));
        trail.record("user=" + ALICE);
        chained(trail, 3);

        HttpResponse<String> csv = api.get(realm.name(), "audit?max=2", api.admin(), "text/csv");
        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/csv;charset=UTF-8"));
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"audit.csv\"");
        assertThat(csv.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(csv.headers().firstValue("Passkey-Journey-More")).hasValue("true");
        String[] rows = csv.body().split("\r\n", -1);
        assertThat(rows).hasSize(4);
        assertThat(rows[0])
                .isEqualTo(
                        "occurredAt,type,user,actor,data,client,cohort,arm,platform,browser,address,position,id,source");
        assertThat(rows[1])
                .contains(
                        ",passkey-resumed,'=cmd|' /C calc'!A0,,\"{\"\"credentialId\"\":\"\"passkey\"\"}\",app,Pilot ä,,");
        assertThat(rows[2]).contains(",a\\u202eb\\u2028c,");

        String next = csv.headers().firstValue("Passkey-Journey-Next").orElseThrow();
        HttpResponse<String> lines =
                api.get(realm.name(), "audit?format=jsonl&after=" + next, api.admin(), "application/json");
        assertThat(lines.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(lines.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"audit.jsonl\"");
        assertThat(lines.headers().firstValue("Passkey-Journey-More")).hasValue("false");
        assertThat(lines.body()).endsWith("}\n").containsOnlyOnce("\n");
        assertThat(AdminApi.json(lines).path("user").asText()).isEqualTo(ALICE);

        String byHeader = api.get(realm.name(), "audit", api.admin(), "application/x-ndjson")
                .body();
        assertThat(byHeader.lines()).hasSize(3);
        assertThat(byHeader).isASCII().contains("a\\u202Eb\\u2028c");
        assertThat(api.json(realm.name(), "audit?format=json")
                        .at("/facts/1/user")
                        .asText())
                .isEqualTo("a\u202Eb\u2028c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "audit?from=yesterday&to=2026-02-30&type=x&user=&after=x&max=0&format=xml&usr=1;"
                        + " usr from to type user max format after",
                "audit?max=1001; max",
                "audit?max=1&max=2; max",
                "audit?type=sign-in; type",
                "audit?from=2026-11-22&to=2026-11-21; from",
                "audit?after=bm9uc2Vuc2U; after",
                "audit/verify?max=0&after=1&from=2026-11-22; from max after",
                "audit/verify?max=1000001; max"
            })
    void everyMistakeIsToldWithItsPath(String path, String paths, KeycloakServer server, TestRealm realm) {
        AdminApi api = new AdminApi(server);
        HttpResponse<String> answer = api.get(realm.name(), path, api.admin(), "text/csv,application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AdminApi.json(answer).path("errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder(paths.split(" "));
        assertThat(AdminApi.json(answer).path("errors").findValuesAsText("message"))
                .doesNotContain("");
    }

    @Test
    void aCursorBelongsToItsQuestion(KeycloakServer server, TestRealm realm) {
        AdminApi api = new AdminApi(server);
        String next =
                api.json(realm.name(), "audit?type=drill-ended").path("next").asText();
        assertThat(api.get(realm.name(), "audit?after=" + next, api.admin(), "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.get(realm.name(), "audit?type=drill-ended&max=7&after=" + next, api.admin(), "application/json")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Security reference, row 43. */
    @ParameterizedTest
    @CsvSource({
        "OCCURRED_AT = OCCURRED_AT - 1, 2, content-changed",
        "CONTENT = '{}', 3, content-changed",
        "USER_ID = 'mallory', 1, personal-changed",
        "CHAIN_HASH = 'x', 2, link-broken",
        "CHAIN_POSITION = 9, 2, missing"
    })
    void whatSomebodyChangedInTheDatabaseIsFound(
            String change, long position, String kind, KeycloakServer server, TestRealm realm) {
        Trail trail = chainOfThree(realm);
        AdminApi api = new AdminApi(server);
        trail.tamper(change, "CHAIN_POSITION = " + position);

        JsonNode report = api.json(realm.name(), "audit/verify");
        assertThat(report.path("intact").asBoolean()).isFalse();
        assertThat(report.path("firstBreak").toString())
                .isEqualTo("{\"position\":" + position + ",\"kind\":\"" + kind + "\"}");
        assertThat(facts(api.json(realm.name(), "audit")))
                .as("the trail can be read all the same")
                .hasSize(3);
    }

    /** Security reference, row 43. */
    @ParameterizedTest
    @CsvSource({"1, missing, 1", "2, missing, 2", "3, tail-missing, 3"})
    void whatSomebodyDeletedInTheDatabaseIsMissed(
            int deleted, String kind, long position, KeycloakServer server, TestRealm realm) {
        Trail trail = chainOfThree(realm);
        trail.delete("CHAIN_POSITION = " + deleted);
        assertThat(new AdminApi(server)
                        .json(realm.name(), "audit/verify")
                        .path("firstBreak")
                        .toString())
                .isEqualTo("{\"position\":" + position + ",\"kind\":\"" + kind + "\"}");
    }

    /** Security reference, row 43: there is no call that edits, not for those who may everything. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void noCallChangesTheTrail(String method, KeycloakServer server, TestRealm realm) {
        Trail trail = chainOfThree(realm);
        AdminApi api = new AdminApi(server);
        List<JsonNode> before = facts(api.json(realm.name(), "audit"));
        String user = realm.user("somebody").id();
        for (String path : List.of(
                "audit", "audit/verify", "audit/" + before.get(0).path("id").asText(), "users/" + user + "/timeline")) {
            assertThat(api.call(method, realm.name(), path, api.admin(), "application/json")
                            .statusCode())
                    .as(method + " " + path)
                    .isIn(404, 405);
        }
        assertThat(facts(api.json(realm.name(), "audit"))).isEqualTo(before);
        assertThat(trail.report()).isEqualTo("verified 3, erased 0, waiting 0, break none");
    }

    @Test
    void aVerificationTellsWhatItFoundAndGoesOnWhereItStopped(KeycloakServer server, TestRealm realm) {
        Trail trail = chainOfThree(realm);
        AdminApi api = new AdminApi(server);
        JsonNode whole = api.json(realm.name(), "audit/verify");
        String hash = trail.value("CHAIN_HASH", "CHAIN_POSITION = 3");
        assertThat(whole.toString())
                .isEqualTo(
                        "{\"intact\":true,\"complete\":true,\"verified\":3,\"erased\":0,\"waiting\":0,\"firstBreak\":null,"
                                + "\"end\":{\"position\":3,\"hash\":\"" + hash + "\"},\"next\":\"3-" + hash + "\"}");

        JsonNode begin = api.json(realm.name(), "audit/verify?max=2");
        assertThat(begin.path("complete").asBoolean()).isFalse();
        assertThat(begin.path("verified").asInt()).isEqualTo(2);
        assertThat(begin.path("end")).isEqualTo(whole.path("end"));
        JsonNode rest = api.json(
                realm.name(), "audit/verify?max=2&after=" + begin.path("next").asText());
        assertThat(rest.path("complete").asBoolean()).isTrue();
        assertThat(rest.path("intact").asBoolean()).isTrue();
        assertThat(rest.path("verified").asInt()).isEqualTo(1);
        assertThat(rest.path("next")).isEqualTo(whole.path("next"));
        JsonNode exact = api.json(realm.name(), "audit/verify?max=3");
        assertThat(exact).isEqualTo(whole);
    }

    @Test
    void anEndThatWasKeptElsewhereShowsThatTheChainWasRewritten(KeycloakServer server, TestRealm realm) {
        Trail trail = chainOfThree(realm);
        AdminApi api = new AdminApi(server);
        String kept = api.json(realm.name(), "audit/verify").path("next").asText();
        assertThat(api.json(realm.name(), "audit/verify?after=" + kept)
                        .path("intact")
                        .asBoolean())
                .isTrue();

        // All anew, as somebody would who knows how: the chain holds.
        trail.delete("CHAIN_POSITION = 2");
        trail.forgetEnd();
        trail.tamper("CHAIN_POSITION = NULL, CHAIN_HASH = NULL", "1 = 1");
        trail.record("user=" + ALICE);
        trail.awaitReport("verified 3, erased 0, waiting 0, break none");

        JsonNode report = api.json(realm.name(), "audit/verify?after=" + kept);
        assertThat(report.path("intact").asBoolean()).isFalse();
        assertThat(report.path("firstBreak").toString()).isEqualTo("{\"position\":3,\"kind\":\"link-broken\"}");
    }

    /** Security reference, row 44. */
    @Test
    void ofARemovedUserTheTrailTellsWhatHappenedAndNotToWhom(KeycloakServer server, TestRealm realm) {
        Trail trail = new Trail(realm);
        AdminApi api = new AdminApi(server);
        TestUser alice = realm.user("alice");
        trail.record("user=" + alice.id() + "&address=192.0.2.0/24");
        trail.record("user=" + BOB + "&actor=" + alice.id() + "&address=198.51.100.0/24");
        chained(trail, 2);
        assertThat(facts(api.json(realm.name(), "audit?user=" + alice.id()))).hasSize(1);

        alice.admin().remove();
        trail.awaitReport("verified 2, erased 2, waiting 0, break none");

        assertThat(facts(api.json(realm.name(), "audit?user=" + alice.id()))).isEmpty();
        assertThat(facts(api.json(realm.name(), "audit"))).hasSize(2);
        for (String format : List.of("json", "jsonl", "csv")) {
            assertThat(api.get(realm.name(), "audit?format=" + format, api.admin(), "application/json")
                            .body())
                    .doesNotContain(alice.id(), "192.0.2", "198.51.100")
                    .contains(BOB);
        }
        JsonNode report = api.json(realm.name(), "audit/verify");
        assertThat(report.path("intact").asBoolean()).isTrue();
        assertThat(report.path("erased").asInt()).isEqualTo(2);
    }

    @Test
    void aRealmSeesItsOwnTrail(KeycloakServer server, TestRealm realm) {
        chainOfThree(realm);
        AdminApi api = new AdminApi(server);
        try (NeighbourRealm neighbour = NeighbourRealm.of(realm)) {
            assertThat(facts(api.json(neighbour.name(), "audit"))).isEmpty();
            assertThat(api.json(neighbour.name(), "audit/verify")
                            .path("verified")
                            .asInt())
                    .isZero();
        }
    }

    private static List<JsonNode> pages(AdminApi api, TestRealm realm, String query) {
        List<JsonNode> facts = new ArrayList<>();
        JsonNode page = api.json(realm.name(), query);
        facts.addAll(facts(page));
        while (page.path("more").asBoolean()) {
            page = api.json(realm.name(), query + "&after=" + page.path("next").asText());
            facts.addAll(facts(page));
        }
        return facts;
    }

    private static List<JsonNode> facts(JsonNode page) {
        List<JsonNode> facts = new ArrayList<>();
        page.path("facts").forEach(facts::add);
        return facts;
    }

    private static List<String> credentials(JsonNode page) {
        return facts(page).stream()
                .map(fact -> fact.at("/data/credentialId").asText())
                .toList();
    }

    private static Trail chainOfThree(TestRealm realm) {
        Trail trail = new Trail(realm);
        for (int i = 0; i < 3; i++) {
            trail.record("user=f:directory:user-" + i + "&address=192.0.2.0/24");
        }
        return chained(trail, 3);
    }

    private static Trail chained(Trail trail, int rows) {
        trail.job("audit-chain");
        trail.awaitReport("verified " + rows + ", erased 0, waiting 0, break none");
        return trail;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
