package io.github.passkeyjourney.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.AdminEventRepresentation;

/** The policy over HTTP. */
@KeycloakTest(journey = false)
class PolicyRestIT {

    @Test
    void aPolicyIsReadChangedAndToldOf(KeycloakServer server, TestRealm realm, App app) {
        AdminApi api = new AdminApi(server);
        String admin = api.admin();
        HttpResponse<String> unset = api.get(realm.name(), "policy", admin, "application/json");
        assertThat(unset.statusCode()).isEqualTo(200);
        assertThat(AdminApi.json(unset).path("enabled").booleanValue())
                .as("without a policy nobody is asked")
                .isFalse();

        HttpResponse<String> first = put(api, realm, admin, TestPolicy.of("offer"), tag(unset));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        HttpResponse<String> read = api.get(realm.name(), "policy", admin, "application/json");
        assertThat(AdminApi.json(read)).isEqualTo(AdminApi.json(TestPolicy.of("offer")));
        assertThat(tag(read)).isEqualTo(tag(first)).isNotEqualTo(tag(unset));

        HttpResponse<String> stale = put(api, realm, admin, TestPolicy.of("encourage"), tag(unset));
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(path(stale)).isEqualTo("If-Match");
        assertThat(api.send("PUT", realm.name(), "policy", admin, TestPolicy.of("encourage"))
                        .statusCode())
                .as("without If-Match")
                .isEqualTo(428);
        HttpResponse<String> same =
                put(api, realm, admin, TestPolicy.of("offer").replace(" ", "  "), tag(read));
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(tag(same)).isEqualTo(tag(read));

        String manager = app.directGrant(realm.user("policy").role("passkey-journey", "manage-policy"))
                .access();
        String protecting = TestPolicy.of("offer")
                .replace(
                        "\"enabled\": true",
                        "\"enabled\": true, \"enrollment\": {\"maxPasskeys\": 20},"
                                + " \"recovery\": {\"hold\": \"PT24H\"}");
        HttpResponse<String> forbidden = put(api, realm, manager, protecting, "*");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(AdminApi.json(forbidden).path("errors")).hasSize(1);
        assertThat(path(forbidden))
                .as("the default of recovery may be written out")
                .isEqualTo("enrollment");
        String elsewhere = TestPolicy.of("offer")
                .replace("\"enabled\": true", "\"enabled\": true, \"relatedOrigins\": [\"https://evil.test\"]");
        HttpResponse<String> related = put(api, realm, manager, elsewhere, "*");
        assertThat(related.statusCode()).isEqualTo(403);
        assertThat(path(related)).isEqualTo("relatedOrigins");
        assertThat(put(api, realm, manager, TestPolicy.of("encourage"), "*").statusCode())
                .isEqualTo(200);
        assertThat(put(api, realm, admin, protecting, "*").statusCode()).isEqualTo(200);

        List<AdminEventRepresentation> events = realm.admin().getAdminEvents().stream()
                .filter(event -> "passkey-journey/policy".equals(event.getResourcePath()))
                .toList();
        assertThat(events).hasSize(3).allMatch(event -> event.getOperationType().equals("UPDATE"));
        assertThat(events.get(1).getDetails().get("changes"))
                .isEqualTo("cohorts[everyone].phase: \"offer\" → \"encourage\"");
        await("the facts to be chained")
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.json(realm.name(), "audit?type=policy-changed")
                                .path("facts")
                                .size()
                        >= 3);
        JsonNode audit = api.json(realm.name(), "audit?type=policy-changed");
        assertThat(audit.path("facts")).as("what changes nothing is no change").hasSize(3);
        assertThat(audit.path("waiting").intValue()).isZero();
    }

    @Test
    void whatIsWrongIsToldAndChangesNothing(KeycloakServer server, TestRealm realm) {
        AdminApi api = new AdminApi(server);
        String admin = api.admin();
        HttpResponse<String> wrong = put(
                api,
                realm,
                admin,
                "{\"version\": 1, \"colour\": 1, \"cohorts\": [{\"name\": \"a\", \"phase\": \"soon\","
                        + " \"nudge\": {\"snooze\": \"P1M\"}}]}",
                "*");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(AdminApi.json(wrong).findValuesAsText("path"))
                .containsExactlyInAnyOrder("cohorts[0].phase", "cohorts[0].nudge.snooze", "colour");
        assertThat(put(api, realm, admin, "", "*").statusCode()).isEqualTo(400);
        assertThat(put(api, realm, admin, "{", "*").statusCode()).isEqualTo(400);
        HttpResponse<String> large = put(api, realm, admin, " ".repeat(1 << 20) + "{}", "*");
        assertThat(large.statusCode()).as(large.body()).isEqualTo(413);
        assertThat(AdminApi.json(large).path("errors")).hasSize(1);
        assertThat(AdminApi.json(api.get(realm.name(), "policy", admin, "application/json"))
                        .path("enabled")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void aPolicyThatCannotBeReadIsExplainedAndReplaced(KeycloakServer server, TestRealm realm, App app) {
        AdminApi api = new AdminApi(server);
        String admin = api.admin();
        String protecting = "{\"version\": 1, \"enrollment\": {\"maxPasskeys\": 3}}";
        assertThat(put(api, realm, admin, protecting, "*").statusCode()).isEqualTo(200);
        realm.policy("{\"version\": 2}");
        String manager = app.directGrant(realm.user("policy").role("passkey-journey", "manage-policy"))
                .access();
        assertThat(put(api, realm, manager, TestPolicy.of("offer"), "*").statusCode())
                .as("the copy still protects, and only who manages the realm may change that")
                .isEqualTo(403);
        HttpResponse<String> unreadable = api.get(realm.name(), "policy", admin, "application/json");
        assertThat(unreadable.statusCode()).isEqualTo(409);
        assertThat(path(unreadable)).isEqualTo("version");
        assertThat(put(api, realm, admin, TestPolicy.of("offer"), tag(unreadable))
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.get(realm.name(), "policy", admin, "application/json").statusCode())
                .isEqualTo(200);
        assertThat(copies(server, realm)).singleElement().asString().contains("offer");
    }

    @Test
    void aPolicyThatWasImportedIsCopiedToo(KeycloakServer server, TestRealm realm) {
        realm.policy("nonsense");
        runCopyJob(server);
        assertThat(copies(server, realm)).isEmpty();
        realm.policy(TestPolicy.of("encourage").replace("\n", " "));
        runCopyJob(server);
        realm.policy("nonsense");
        runCopyJob(server);
        assertThat(copies(server, realm)).singleElement().asString().contains("encourage");
        String realmId = realm.admin().toRepresentation().getId();
        realm.admin().remove();
        assertThat(new ServerQuery(server)
                        .rows("SELECT REALM_ID, CHANGED_AT FROM PJ_POLICY WHERE REALM_ID = '" + realmId + "'"))
                .isEmpty();
    }

    private static List<String> copies(KeycloakServer server, TestRealm realm) {
        String realmId = realm.admin().toRepresentation().getId();
        return new ServerQuery(server)
                .rows("SELECT REALM_ID, CAST(DOCUMENT AS VARCHAR) FROM PJ_POLICY WHERE REALM_ID = '" + realmId + "'");
    }

    private static void runCopyJob(KeycloakServer server) {
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            server.baseUri().resolve("/realms/master/test-trail/job?id=policy-copy"))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void ofAdminsWhoStartFromTheSameDocumentOneWins(KeycloakServer server, TestRealm realm) throws Exception {
        AdminApi api = new AdminApi(server);
        String admin = api.admin();
        String tag = tag(put(api, realm, admin, TestPolicy.of("off"), "*"));
        List<Callable<Integer>> admins = new ArrayList<>();
        for (String phase : List.of("observe", "offer", "encourage", "prefer")) {
            admins.add(() -> put(api, realm, admin, TestPolicy.of(phase), tag).statusCode());
        }
        ExecutorService threads = Executors.newFixedThreadPool(admins.size());
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(admins)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .containsOnlyOnce(200)
                    .allMatch(status -> status == 200 || status == 412 || status == 409);
        } finally {
            threads.shutdownNow();
        }
    }

    private static HttpResponse<String> put(AdminApi api, TestRealm realm, String token, String body, String tag) {
        return api.send("PUT", realm.name(), "policy", token, body, "If-Match", tag);
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static String path(HttpResponse<String> response) {
        return AdminApi.json(response).path("errors").path(0).path("path").asText();
    }
}
