package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real people do at real pages is the story that their timeline tells, and it goes with them. */
@KeycloakTest
class TimelineIT {
    private static final List<String> STORY = List.of(
            "offered {\"mandatory\":false}",
            "skipped {}",
            "sign-in {\"method\":\"password\",\"outcome\":\"succeeded\",\"holder\":false}",
            "offered {\"mandatory\":false}",
            "passkey-enrolled nudge",
            "accepted {}",
            "sign-in {\"method\":\"password\",\"outcome\":\"succeeded\",\"holder\":false}",
            "sign-in {\"method\":\"passkey\",\"outcome\":\"succeeded\",\"holder\":true}",
            "fallback {\"cause\":\"choice\",\"method\":\"password\"}",
            "sign-in {\"method\":\"password\",\"outcome\":\"succeeded\",\"holder\":true}",
            "passkey-removed admin");

    /** Security reference, row 44: an address is a network. */
    @Test
    void aStoryIsToldAsItHappenedTheNewestFirst(KeycloakServer server, TestRealm realm, App app, Device device) {
        AdminApi api = new AdminApi(server);
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        realm.user("bob");
        live(app, device, alice);
        String path = "users/" + alice.id() + "/timeline";

        // Those of the audit trail get their places a moment later, and are then told with them.
        await("the story")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.json(realm.name(), path).path("facts"))
                        .hasSize(STORY.size())
                        .allSatisfy(fact -> assertThat(fact.has("position")).isEqualTo(fact.has("id"))));
        JsonNode whole = api.json(realm.name(), path);
        assertThat(whole.fieldNames()).toIterable().containsExactly("facts", "next", "more");
        assertThat(whole.path("next").isNull()).isTrue();
        List<JsonNode> facts = facts(whole);
        // Two that a single request tells of may share their millisecond, in whichever order.
        assertThat(told(facts)).containsExactlyInAnyOrderElementsOf(STORY);
        assertThat(facts)
                .isSortedAccordingTo((first, second) -> second.path("occurredAt")
                        .asText()
                        .compareTo(first.path("occurredAt").asText()));
        assertThat(told(facts).get(0)).isEqualTo("passkey-removed admin");
        assertThat(told(facts)).endsWith(STORY.get(2), STORY.get(1), STORY.get(0));
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.path("user").asText()).isEqualTo(alice.id());
            assertThat(fact.path("realm").asText())
                    .isEqualTo(realm.admin().toRepresentation().getId());
        });
        assertThat(facts.get(facts.size() - 1).path("cohort").asText()).isEqualTo("everyone");
        assertThat(facts.get(facts.size() - 1).path("platform").asText()).isEqualTo("linux");

        assertThat(facts.stream()
                        .filter(fact -> fact.path("type").asText().equals("passkey-enrolled"))
                        .map(fact -> fact.path("address").asText()))
                .containsExactly("127.0.0.0/24");

        for (int max : new int[] {1, 3, 10}) {
            assertThat(pages(api, realm, path + "?max=" + max)).isEqualTo(facts);
        }
        assertThat(told(pages(api, realm, path + "?max=1&type=skipped,passkey-enrolled,passkey-removed")))
                .containsExactly("passkey-removed admin", "passkey-enrolled nudge", "skipped {}");
        assertThat(told(facts(api.json(realm.name(), path + "?type=passkey-used"))))
                .isEmpty();
        String to = facts.get(4).path("occurredAt").asText();
        String from = facts.get(8).path("occurredAt").asText();
        assertThat(facts(api.json(realm.name(), path + "?from=" + from + "&to=" + to)))
                .isEqualTo(facts.stream()
                        .filter(fact -> fact.path("occurredAt").asText().compareTo(from) >= 0
                                && fact.path("occurredAt").asText().compareTo(to) < 0)
                        .toList());

        HttpResponse<String> csv = api.get(realm.name(), path + "?max=4", api.admin(), "text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"timeline.csv\"");
        assertThat(csv.headers().firstValue("Passkey-Journey-More")).hasValue("true");
        assertThat(csv.body().split("\r\n")).hasSize(5);
        HttpResponse<String> lines = api.get(realm.name(), path, api.admin(), "application/x-ndjson");
        assertThat(lines.body().lines().map(AdminApi::json)).isEqualTo(facts);
        assertThat(lines.headers().firstValue("Passkey-Journey-Next")).isEmpty();
    }

    /** Security reference, row 44. */
    @Test
    void theStoryGoesWithTheUser(KeycloakServer server, TestRealm realm, App app, Device device) {
        AdminApi api = new AdminApi(server);
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        Facts facts = new Facts(server, realm.admin().toRepresentation().getId());
        Trail trail = new Trail(realm);
        facts.awaitCount(3);
        trail.awaitCount(1, Trail.about(alice));

        alice.admin().remove();

        assertThat(facts.ofUser(alice.id())).isZero();
        assertThat(facts.count()).isZero();
        trail.awaitCount(0, Trail.about(alice));
        HttpResponse<String> gone =
                api.get(realm.name(), "users/" + alice.id() + "/timeline", api.admin(), "application/json");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).isEqualTo("{\"errors\":[{\"path\":\"id\",\"message\":\"no such user\"}]}");
        await("chained")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.json(realm.name(), "audit").path("facts"))
                        .isNotEmpty());
        String left = api.json(realm.name(), "audit").toString();
        assertThat(left).contains("passkey-enrolled").doesNotContain(alice.id(), "\"address\"");
    }

    @Test
    void factsOfOneMillisecondComeOnceEach(KeycloakServer server, TestRealm realm) {
        AdminApi api = new AdminApi(server);
        TestUser alice = realm.user("alice");
        TestUser bob = realm.user("bob");
        Facts facts = new Facts(server, realm.admin().toRepresentation().getId());
        facts.observe(alice.id(), 240);
        facts.observe(bob.id(), 3);
        facts.awaitCount(243);

        List<JsonNode> read = pages(api, realm, "users/" + alice.id() + "/timeline?max=7");
        Map<String, Integer> byMethod = new TreeMap<>();
        read.forEach(fact -> byMethod.merge(fact.at("/data/method").asText(), 1, Integer::sum));
        assertThat(read).hasSize(240);
        assertThat(byMethod).hasSize(8);
        assertThat(byMethod.values()).containsOnly(30);
        assertThat(facts(api.json(realm.name(), "users/" + bob.id() + "/timeline")))
                .hasSize(3);
    }

    @Test
    void whoeverDidNothingHasAnEmptyStoryAndAskingLeavesNoTrace(KeycloakServer server, TestRealm realm) {
        TestUser carol = realm.user("carol");
        assertThat(new AdminApi(server)
                        .json(realm.name(), "users/" + carol.id() + "/timeline")
                        .toString())
                .isEqualTo("{\"facts\":[],\"next\":null,\"more\":false}");
        assertThat(new Facts(server, realm.admin().toRepresentation().getId()).count("keys"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max=0&type=x&from=x&to=x&after=x&format=xml&user=1; user max type from to after format",
                "type=sign-in,sign-in; type",
                "after=bm9uc2Vuc2U; after"
            })
    void everyMistakeIsToldWithItsPath(String query, String paths, KeycloakServer server, TestRealm realm) {
        AdminApi api = new AdminApi(server);
        HttpResponse<String> answer = api.get(
                realm.name(),
                "users/" + realm.user("carol").id() + "/timeline?" + query,
                api.admin(),
                "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AdminApi.json(answer).path("errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder(paths.split(" "));
    }

    private static void live(App app, Device device, TestUser alice) {
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).skip().click();
        new AppPage(device);
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        device.platform().presence(false);
        device.forgetSession().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.platform().presence(true);
        login.passkeyButton().click();
        new AppPage(device);
        device.platform().presence(false);
        new SignIn(app, device).withPassword(alice);
        new AppPage(device);
        alice.admin().removeCredential(alice.passkeys().get(0).getId());
    }

    private static List<String> told(List<JsonNode> facts) {
        return facts.stream().map(TimelineIT::told).toList();
    }

    /** Of an audit fact what led to it, of behaviour all that is told. */
    private static String told(JsonNode fact) {
        JsonNode data = fact.path("data");
        String cause = data.path("origin").asText(data.path("cause").asText());
        return fact.path("type").asText() + " " + (data.has("credentialId") ? cause : data);
    }

    private static List<JsonNode> pages(AdminApi api, TestRealm realm, String query) {
        JsonNode page = api.json(realm.name(), query);
        List<JsonNode> facts = new ArrayList<>(facts(page));
        while (page.path("more").asBoolean()) {
            page = api.json(realm.name(), query + "&after=" + page.path("next").asText());
            facts.addAll(facts(page));
        }
        return facts;
    }

    private static List<JsonNode> facts(JsonNode page) {
        List<JsonNode> facts = new ArrayList<>();
        page.path("facts").forEach(facts::add);
        return Collections.unmodifiableList(facts);
    }
}
