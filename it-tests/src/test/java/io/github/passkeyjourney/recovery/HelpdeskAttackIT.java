package io.github.passkeyjourney.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.FormClient;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.NeighbourRealm;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.performance.JobRun;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.ClientsResource;

/** Attacks on cases and access passes, by the rows of docs/security.md. */
@KeycloakTest
class HelpdeskAttackIT {

    private static final int AT_ONCE = 64;
    private static final Pattern SHOWN = Pattern.compile("id=\"passkey-shown\"[^>]*>([^<]*)<");

    @Tag("mariadb")
    @Test
    void row4OnePassThatIsPostedManyTimesAtOnceIsOneProof(KeycloakServer server, TestRealm realm, App app)
            throws Exception {
        realm.recovery().policy(TestPolicy.of("offer"));
        TestUser alice = realm.user("alice").otp();
        Helpdesk helpdesk = Helpdesk.of(realm);
        FormClient client = ask(app, "alice");
        String pass = helpdesk.pass("alice", shown(client));
        URI action = client.action();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            answers.add(
                    pool.submit(() -> client.postAside(action, "method", "access-pass", "answer", "true", "code", pass)
                            .statusCode()));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isLessThan(500);
        }
        pool.shutdown();
        ServerQuery query = new ServerQuery(server);
        assertThat(query.rows(
                        "SELECT METHOD, COUNT(*) FROM PJ_PROOF WHERE USER_ID = '" + alice.id() + "' GROUP BY METHOD"))
                .containsExactly("access-pass, 1");
        assertThat(query.rows(
                        "SELECT STATE, COUNT(*) FROM PJ_PASS WHERE USER_ID = '" + alice.id() + "' GROUP BY STATE"))
                .containsExactly("redeemed, 1");
    }

    @Test
    void aPassIsOfNoUseInAnotherSignInForAnotherUserOrByOpeningPages(TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer"));
        realm.user("alice").otp();
        realm.user("bob").otp();
        Helpdesk helpdesk = Helpdesk.of(realm);
        FormClient client = ask(app, "alice");
        String pass = helpdesk.pass("alice", shown(client));

        for (String name : List.of("alice", "bob", "nobody")) {
            FormClient thief = ask(app, name);
            assertThat(shown(thief)).isNotEqualTo(shown(client));
            assertThat(thief.post("method", "access-pass", "answer", "true", "code", pass)
                            .body())
                    .contains("data-code=\"wrong\"");
        }
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            client.send(
                    method,
                    URI.create(client.action() + "&method=access-pass&answer=true&code=" + pass.replace(" ", "")));
        }
        client.post("choose", "access-pass");
        assertThat(client.post("method", "access-pass", "answer", "true", "code", pass)
                        .body())
                .contains("id=\"passkey-end-");
    }

    @Test
    void row13NobodyHelpsHimselfOrDecidesOnWhatHeAskedFor(KeycloakServer server, TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer"));
        realm.user("alice");
        // Both roles in one hand.
        Helpdesk.helper(realm, "both").role("passkey-journey", "approve-recovery");
        Helpdesk helpdesk = Helpdesk.of(realm);

        Helpdesk.refused(
                403, helpdesk.call("POST", "cases", "both", "{\"username\": \"both\"}"), "nobody helps himself");
        String caseId = helpdesk.open("alice", shown(ask(app, "alice")));
        String passId =
                Helpdesk.ok(201, helpdesk.tryIssue(caseId, "both")).path("id").asText();
        Helpdesk.refused(403, helpdesk.approve(passId, "both"), "does not decide");
        Helpdesk.ok(200, helpdesk.approve(passId, "anton"));
        Helpdesk.refused(403, helpdesk.reveal(passId, "helen"), "only whoever asked");
        Helpdesk.refused(409, helpdesk.approve(passId, "anton"), "gone on");

        // Of a pass for oneself.
        FormClient own = ask(app, "anton");
        String ofAnton = helpdesk.issue(helpdesk.open("anton", shown(own)));
        Helpdesk.refused(403, helpdesk.approve(ofAnton, "anton"), "for himself");
    }

    @Test
    void row13WhoeverGotTheRoleAfterTheCaseWasOpenedDoesNotDecideOnIt(TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer"));
        realm.user("alice");
        Helpdesk helpdesk = Helpdesk.of(realm);
        String caseId = helpdesk.open("alice", shown(ask(app, "alice")));
        String passId = helpdesk.issue(caseId);
        Helpdesk.approver(realm, "late");
        Helpdesk.refused(403, helpdesk.approve(passId, "late"), "known before");
        JobRun.now(realm.server(), "recovery-roster");
        Helpdesk.refused(403, helpdesk.approve(passId, "late"), "known before");
        Helpdesk.ok(200, helpdesk.approve(passId, "anton"));
    }

    @Test
    void row13WhoeverDecidesHasSignedInLately(KeycloakServer server, TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer"));
        realm.update(representation -> representation.setAccessTokenLifespan(3_600));
        realm.user("alice");
        Helpdesk helpdesk = Helpdesk.of(realm);
        String passId = helpdesk.issue(helpdesk.open("alice", shown(ask(app, "alice"))));
        String old = helpdesk.token("anton");
        server.clock().advance(Duration.ofMinutes(6));
        String approve = "access-passes/" + passId + "/approve";
        Helpdesk.refused(403, helpdesk.withToken("POST", approve, old, ""), "sign in anew");
        Helpdesk.ok(200, helpdesk.approve(passId, "anton"));
    }

    @Test
    void row13AServiceIsNobodyWhoHelps(TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer"));
        realm.user("alice");
        Helpdesk helpdesk = Helpdesk.of(realm);
        String passId = helpdesk.issue(helpdesk.open("alice", shown(ask(app, "alice"))));
        grantToService(realm, "passkey-journey", "helpdesk", "approve-recovery");
        grantToService(realm, "realm-management", "manage-users");
        String token = app.clientCredentials().access();
        assertThat(helpdesk.withToken("POST", "access-passes/" + passId + "/approve", token, "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(helpdesk.withToken("POST", "access-passes/" + passId + "/reveal", token, "")
                        .statusCode())
                .isEqualTo(403);
        Helpdesk.ok(200, helpdesk.approve(passId, "anton"));
    }

    @Test
    void row14AnAdministratorIsLetInByARealmAdminAlone(TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer").replaceFirst("\\{", """
                {"recovery": {"methods": {"access-pass": {"lifetime": "PT10M", "fourEyes": false}}},"""));
        realm.user("boss").role("realm-management", "view-events");
        Helpdesk.approver(realm, "chief").role("realm-management", "realm-admin");
        Helpdesk helpdesk = Helpdesk.of(realm);
        String caseId = helpdesk.open("boss", shown(ask(app, "boss")));
        JsonNode pass = Helpdesk.ok(201, helpdesk.tryIssue(caseId, "helen"));
        assertThat(pass.path("administrator").asBoolean()).isTrue();
        assertThat(pass.path("state").asText()).as("whatever the policy says").isEqualTo("pending");
        String passId = pass.path("id").asText();
        Helpdesk.refused(403, helpdesk.approve(passId, "anton"), "realm-admin");
        Helpdesk.ok(200, helpdesk.approve(passId, "chief"));
    }

    @Test
    void row14APassOfBeforeIsOfNoUseForWhoeverBecameAnAdministrator(TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer").replaceFirst("\\{", """
                {"recovery": {"methods": {"access-pass": {"lifetime": "PT10M", "fourEyes": false}}},"""));
        TestUser alice = realm.user("alice");
        Helpdesk helpdesk = Helpdesk.of(realm);
        String passId = helpdesk.issue(helpdesk.open("alice", shown(ask(app, "alice"))));
        alice.role("realm-management", "view-events");
        Helpdesk.refused(409, helpdesk.reveal(passId, "helen"), "become an administrator");
    }

    @Test
    void row27WhoIsDisabledIsHelpedAtNoStep(TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer"));
        TestUser alice = realm.user("alice").otp();
        Helpdesk helpdesk = Helpdesk.of(realm);
        FormClient client = ask(app, "alice");
        String caseId = helpdesk.open("alice", shown(client));
        String passId = helpdesk.issue(caseId);
        alice.update(user -> user.setEnabled(false));
        Helpdesk.refused(409, helpdesk.approve(passId, "anton"), "disabled");
        Helpdesk.refused(409, helpdesk.tryIssue(caseId, "helen"), "disabled");
        alice.update(user -> user.setEnabled(true));
        Helpdesk.ok(200, helpdesk.approve(passId, "anton"));
        String pass =
                Helpdesk.ok(200, helpdesk.reveal(passId, "helen")).path("pass").asText();
        alice.update(user -> user.setEnabled(false));
        assertThat(client.post("method", "access-pass", "answer", "true", "code", pass)
                        .body())
                .doesNotContain("id=\"passkey-end-", "login-passkey-enroll");
    }

    /** Rows 15 and 50. */
    @Test
    void row15APassIsWrittenDownNowhere(KeycloakServer server, TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer"));
        realm.update(representation -> {
            representation.setAdminEventsEnabled(true);
            representation.setAdminEventsDetailsEnabled(true);
        });
        realm.user("alice").otp();
        Helpdesk helpdesk = Helpdesk.of(realm);
        long mark = server.log().mark();
        FormClient client = ask(app, "alice");
        String code = shown(client);
        String pass = helpdesk.pass("alice", code);
        client.post("method", "access-pass", "answer", "true", "code", pass);
        List<String> secrets = List.of(pass, pass.replace(" ", ""), code, code.replace(" ", ""));
        assertThat(server.log().since(mark)).doesNotContain(secrets);
        ServerQuery query = new ServerQuery(server);
        for (String table :
                List.of("PJ_CASE", "PJ_PASS", "PJ_PROOF", "PJ_AUDIT", "ADMIN_EVENT_ENTITY", "EVENT_ENTITY")) {
            assertThat(String.join("\n", query.rows("SELECT T.*, 1 FROM \"" + table + "\" T")))
                    .as(table)
                    .doesNotContain(secrets);
        }
        assertThat(query.rows("SELECT STATE, SLOW_HASH FROM PJ_PASS WHERE REALM_ID = '"
                        + realm.admin().toRepresentation().getId() + "'"))
                .as("a restored backup must not bring it back")
                .containsExactly("redeemed, null");
    }

    @Test
    void row34EachCallIsForItsRoleAloneAndOnlyForUsersWhomTheCallerMayChange(TestRealm realm, App app) {
        realm.recovery().policy(TestPolicy.of("offer"));
        realm.user("alice");
        realm.user("plain");
        realm.user("viewer").role("passkey-journey", "helpdesk").role("realm-management", "view-users");
        realm.user("chief").role("realm-management", "realm-admin");
        realm.user("roleonly").role("passkey-journey", "helpdesk");
        Helpdesk helpdesk = Helpdesk.of(realm);
        String caseId = helpdesk.open("alice", shown(ask(app, "alice")));
        String passId = helpdesk.issue(caseId);
        String opening = "{\"username\": \"alice\"}";
        String issuing = "{\"case\": \"" + caseId + "\", \"checked\": " + Helpdesk.CHECKED + "}";
        List<String[]> helps = List.of(
                new String[] {"GET", "cases", ""},
                new String[] {"GET", "cases/" + caseId, ""},
                new String[] {"GET", "cases/none", ""},
                new String[] {"POST", "cases", opening},
                new String[] {"POST", "access-passes", issuing},
                new String[] {"POST", "access-passes/" + passId + "/reveal", ""},
                new String[] {"POST", "access-passes/none/reveal", ""},
                new String[] {"DELETE", "access-passes/" + passId, ""});
        List<String[]> decides = List.of(
                new String[] {"POST", "access-passes/" + passId + "/approve", ""},
                new String[] {"POST", "access-passes/" + passId + "/reject", ""},
                new String[] {"POST", "access-passes/none/approve", ""});
        try (NeighbourRealm neighbour = NeighbourRealm.of(realm)) {
            String stranger = new AdminApi(realm.server()).token(neighbour.name(), "chief");
            for (String[] call : helps) {
                assertThat(status(helpdesk.withToken(call[0], call[1], null, call[2])))
                        .isEqualTo(401);
                assertThat(status(helpdesk.withToken(call[0], call[1], stranger, call[2])))
                        .isEqualTo(403);
                for (String who : List.of("plain", "chief", "anton")) {
                    assertThat(status(helpdesk.call(call[0], call[1], who, call[2])))
                            .as(who + " " + call[0] + " " + call[1])
                            .isEqualTo(403);
                }
            }
            for (String[] call : decides) {
                assertThat(status(helpdesk.withToken(call[0], call[1], null, call[2])))
                        .isEqualTo(401);
                assertThat(status(helpdesk.withToken(call[0], call[1], stranger, call[2])))
                        .isEqualTo(403);
                for (String who : List.of("plain", "chief", "helen", "viewer")) {
                    assertThat(status(helpdesk.call(call[0], call[1], who, call[2])))
                            .as(who + " " + call[0] + " " + call[1])
                            .isEqualTo(403);
                }
            }
        }
        assertThat(status(helpdesk.call("GET", "cases/" + caseId, "viewer", "")))
                .isEqualTo(200);
        assertThat(status(helpdesk.call("POST", "cases", "viewer", opening))).isEqualTo(403);
        assertThat(status(helpdesk.call("POST", "access-passes", "viewer", issuing)))
                .isEqualTo(403);
        assertThat(Helpdesk.ok(200, helpdesk.call("GET", "cases", "roleonly", ""))
                        .path("cases"))
                .isEmpty();
        assertThat(status(helpdesk.call("GET", "cases/" + caseId, "roleonly", "")))
                .isEqualTo(404);
        assertThat(status(helpdesk.call("POST", "cases", "helen", "[]"))).isEqualTo(400);
        assertThat(status(helpdesk.call("POST", "cases", "helen", "{\"username\": \"nobody\"}")))
                .isEqualTo(404);
        assertThat(status(helpdesk.approve(passId, "anton")))
                .as("nothing was done to it")
                .isEqualTo(200);
    }

    private static void grantToService(TestRealm realm, String clientId, String... roles) {
        ClientsResource clients = realm.admin().clients();
        String service = clients.findByClientId("service").get(0).getId();
        String holder = clients.findByClientId(clientId).get(0).getId();
        realm.admin()
                .users()
                .get(clients.get(service).getServiceAccountUser().getId())
                .roles()
                .clientLevel(holder)
                .add(Arrays.stream(roles)
                        .map(role -> clients.get(holder).roles().get(role).toRepresentation())
                        .toList());
    }

    private static int status(HttpResponse<String> response) {
        return response.statusCode();
    }

    private static FormClient ask(App app, String name) {
        FormClient client = new FormClient();
        client.open(app.signIn());
        client.open(client.link("reset-credentials")).post("username", name);
        return client.post("choose", "access-pass");
    }

    private static String shown(FormClient client) {
        Matcher shown = SHOWN.matcher(client.body());
        assertThat(shown.find()).as(client.body()).isTrue();
        return shown.group(1).strip();
    }
}
