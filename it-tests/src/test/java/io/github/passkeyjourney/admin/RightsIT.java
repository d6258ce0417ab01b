package io.github.passkeyjourney.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.NeighbourRealm;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.insights.Report;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Each call of the admin API × everybody who may try it: security reference, row 34. */
@KeycloakTest(journey = false)
class RightsIT {
    private static final List<String> INSIGHTS = Arrays.stream(Report.values())
            .map(report -> "insights/" + report.id())
            .toList();
    private static final List<String> OF_NOTHING =
            List.of("insights/no-such-report", "users/nobody/timeline", "users/nobody/decision");

    /** Takes the place of a policy, but leaves what protects accounts as it is. */
    private static final String POLICY = "{\"version\": 1, \"enabled\": false}";

    private static List<String> audit(TestUser subject) {
        return List.of("audit", "audit/verify", "users/" + subject.id() + "/timeline");
    }

    /** For those who manage the realm, and for no role of ours. */
    private static final List<String> SETUP = List.of("setup");

    private static List<String> policy(TestUser subject) {
        return List.of(
                "policy",
                "policy/schema",
                "PUT policy",
                "POST policy/simulate",
                "policy/announce",
                "policy/suggestion",
                "users/" + subject.id() + "/decision");
    }

    private static List<String> helpdesk(TestUser subject) {
        return List.of("users/" + subject.id() + "/passkeys");
    }

    /** Whoever may change the user is told that there is no such passkey. */
    private static List<String> suspension(String userId) {
        return List.of(
                "POST users/" + userId + "/passkeys/none/suspend", "POST users/" + userId + "/passkeys/none/resume");
    }

    /** The body is none for it, which only those are told who may call it. */
    private static final List<String> ANNOUNCE = List.of("POST policy/announce");

    @Test
    void eachCallIsForThoseWhoHoldItsRoleOrManageTheRealm(KeycloakServer server, TestRealm realm, App app) {
        AdminApi api = new AdminApi(server);
        TestUser plain = realm.user("plain");
        Map<String, String> nothing = new TreeMap<>();
        nothing.put("plain user", app.directGrant(plain).access());
        nothing.put("view-events", grant(app, realm, "realm-management", "view-events"));
        nothing.put("view-realm", grant(app, realm, "realm-management", "view-realm"));
        nothing.put("view-users", grant(app, realm, "realm-management", "view-users"));
        nothing.put("manage-users", grant(app, realm, "realm-management", "manage-users"));
        nothing.put("manage-events", grant(app, realm, "realm-management", "manage-events"));
        nothing.put("helpdesk", grant(app, realm, "passkey-journey", "helpdesk"));
        nothing.put("service account", app.clientCredentials().access());
        Map<String, String> everything = Map.of(
                "manage-realm",
                grant(app, realm, "realm-management", "manage-realm"),
                "realm-admin",
                grant(app, realm, "realm-management", "realm-admin"),
                "admin of the master realm",
                api.admin());
        String viewInsights = grant(app, realm, "passkey-journey", "view-insights");
        String viewAudit = grant(app, realm, "passkey-journey", "view-audit");
        String managePolicy = grant(app, realm, "passkey-journey", "manage-policy");

        assertEach(api, realm, "nobody", null, 401, INSIGHTS, audit(plain), policy(plain), SETUP, OF_NOTHING);
        assertEach(api, realm, "nonsense", "nonsense", 401, INSIGHTS, audit(plain), policy(plain), SETUP, OF_NOTHING);
        nothing.forEach((who, token) -> {
            assertEach(api, realm, who, token, 403, INSIGHTS, audit(plain), policy(plain), SETUP, OF_NOTHING);
            assertEach(api, realm, who, token, 403, ANNOUNCE);
            assertMayNotSetUp(api, realm.name(), who, token);
        });
        everything.forEach((who, token) -> {
            assertEach(api, realm, who, token, 400, ANNOUNCE);
            assertEach(api, realm, who, token, 200, INSIGHTS, audit(plain), policy(plain), SETUP);
            assertEach(api, realm, who, token, 404, OF_NOTHING);
        });
        assertEach(api, realm, "nobody", null, 401, ANNOUNCE);
        assertEach(api, realm, "view-insights", viewInsights, 403, ANNOUNCE);
        assertEach(api, realm, "view-audit", viewAudit, 403, ANNOUNCE);
        assertEach(api, realm, "manage-policy", managePolicy, 400, ANNOUNCE);
        assertEach(api, realm, "view-insights", viewInsights, 200, INSIGHTS);
        assertEach(
                api,
                realm,
                "view-insights",
                viewInsights,
                403,
                audit(plain),
                policy(plain),
                SETUP,
                List.of("users/nobody/timeline"));
        assertMayNotSetUp(api, realm.name(), "view-insights", viewInsights);
        assertEach(api, realm, "view-audit", viewAudit, 200, audit(plain));
        assertEach(api, realm, "view-audit", viewAudit, 404, List.of("users/nobody/timeline"));
        assertEach(
                api,
                realm,
                "view-audit",
                viewAudit,
                403,
                INSIGHTS,
                policy(plain),
                SETUP,
                List.of("insights/no-such-report"));
        assertMayNotSetUp(api, realm.name(), "view-audit", viewAudit);
        assertEach(api, realm, "manage-policy", managePolicy, 200, policy(plain));
        assertEach(api, realm, "manage-policy", managePolicy, 404, List.of("users/nobody/decision"));
        assertEach(api, realm, "manage-policy", managePolicy, 403, INSIGHTS, audit(plain), SETUP);
        assertMayNotSetUp(api, realm.name(), "manage-policy", managePolicy);
    }

    /** The role says what, Keycloak's own rights say on whom; neither stands in for the other. */
    @Test
    void theHelpdeskMayDoWhatItsRoleSaysToThoseWhomItMaySeeAndChange(KeycloakServer server, TestRealm realm, App app) {
        AdminApi api = new AdminApi(server);
        TestUser plain = realm.user("plain");
        String unknown = "users/nobody/passkeys";
        assertEach(api, realm, "nobody", null, 401, helpdesk(plain), suspension(plain.id()), List.of(unknown));
        for (String role : List.of("view-users", "manage-users", "manage-realm", "realm-admin")) {
            String token = grant(app, realm, "realm-management", role);
            assertEach(api, realm, role, token, 403, helpdesk(plain), suspension(plain.id()), List.of(unknown));
        }
        for (String role : List.of("helpdesk", "approve-recovery", "view-audit", "manage-policy", "view-insights")) {
            String token = grant(app, realm, "passkey-journey", role);
            assertEach(api, realm, role, token, 403, helpdesk(plain), suspension(plain.id()), List.of(unknown));
            assertEach(api, realm, role, token, 403, suspension("nobody"));
        }
        TestUser viewer =
                realm.user("viewer").role("passkey-journey", "helpdesk").role("realm-management", "view-users");
        String view = app.directGrant(viewer).access();
        assertEach(api, realm, "helpdesk that sees users", view, 200, helpdesk(plain));
        assertEach(api, realm, "helpdesk that sees users", view, 403, suspension(plain.id()), suspension("nobody"));
        assertEach(api, realm, "helpdesk that sees users", view, 404, List.of(unknown));
        TestUser manager =
                realm.user("manager").role("passkey-journey", "helpdesk").role("realm-management", "manage-users");
        for (String token : List.of(app.directGrant(manager).access(), api.admin())) {
            assertEach(api, realm, "helpdesk that changes users", token, 200, helpdesk(plain));
            assertEach(
                    api,
                    realm,
                    "helpdesk that changes users",
                    token,
                    404,
                    suspension(plain.id()),
                    suspension("nobody"),
                    List.of(unknown));
        }
        try (NeighbourRealm neighbour = NeighbourRealm.of(realm)) {
            String chief = api.token(neighbour.name(), "chief");
            assertEach(api, realm, "chief of another realm", chief, 403, helpdesk(plain), suspension(plain.id()));
        }
    }

    @Test
    void aServiceAccountWithTheRoleMayAsAUserMay(KeycloakServer server, TestRealm realm, App app) {
        AdminApi api = new AdminApi(server);
        TestUser plain = realm.user("plain");
        ClientResource service = client(realm, "service");
        ClientResource holder = client(realm, "passkey-journey");
        RoleRepresentation role = holder.roles().get("view-audit").toRepresentation();
        realm.admin()
                .users()
                .get(service.getServiceAccountUser().getId())
                .roles()
                .clientLevel(holder.toRepresentation().getId())
                .add(List.of(role));
        String token = app.clientCredentials().access();
        assertEach(api, realm, "service account with view-audit", token, 200, audit(plain));
        assertEach(api, realm, "service account with view-audit", token, 403, INSIGHTS, policy(plain));
    }

    @Test
    void aRightInOneRealmIsNoneInAnother(KeycloakServer server, TestRealm realm, App app) {
        AdminApi api = new AdminApi(server);
        TestUser plain = realm.user("plain");
        try (NeighbourRealm neighbour = NeighbourRealm.of(realm)) {
            for (String who : List.of("chief", "insights", "audit")) {
                String token = api.token(neighbour.name(), who);
                assertEach(api, realm, who, token, 403, INSIGHTS, audit(plain), policy(plain), SETUP, OF_NOTHING);
                assertEach(api, realm, who, token, 403, ANNOUNCE);
                assertMayNotSetUp(api, realm.name(), who, token);
            }
            String audit = api.token(neighbour.name(), "audit");
            assertThat(api.get(neighbour.name(), "audit", audit, "application/json")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(api.get(neighbour.name(), "users/" + plain.id() + "/timeline", audit, "application/json")
                            .statusCode())
                    .as("a user of another realm is none of this one")
                    .isEqualTo(404);
        }
        for (String role : List.of("view-insights", "view-audit", "manage-policy", "helpdesk")) {
            String token = grant(app, realm, "passkey-journey", role);
            assertEach(
                    api,
                    "master",
                    role + " of another realm",
                    token,
                    403,
                    INSIGHTS,
                    audit(plain),
                    policy(plain),
                    helpdesk(plain),
                    suspension(plain.id()),
                    SETUP,
                    ANNOUNCE,
                    OF_NOTHING);
            assertMayNotSetUp(api, "master", role, token);
        }
    }

    @Test
    void thePermissionComesBeforeEverythingElse(KeycloakServer server, TestRealm realm, App app) {
        AdminApi api = new AdminApi(server);
        String token = app.directGrant(realm.user("plain")).access();
        for (String path : List.of(
                "insights/sign-ins?from=x",
                "insights/recovery",
                "insights/sign-ins?format=xml",
                "audit?max=0",
                "audit/verify?after=x",
                "audit/no-such-call",
                "users/nobody/timeline?max=0",
                "users/%00/timeline",
                "policy/no-such-call",
                "users/%00/decision",
                "users/nobody/decision?client=none")) {
            assertThat(api.get(realm.name(), path, token, "application/json").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    private static void assertMayNotSetUp(AdminApi api, String realm, String who, String token) {
        for (String method : List.of("POST", "DELETE")) {
            assertThat(api.call(method, realm, "setup", token, "application/json")
                            .statusCode())
                    .as(who + ": " + method + " setup")
                    .isEqualTo(403);
        }
    }

    @SafeVarargs
    private static void assertEach(
            AdminApi api, TestRealm realm, String who, @Nullable String token, int expected, List<String>... calls) {
        assertEach(api, realm.name(), who, token, expected, calls);
    }

    @SafeVarargs
    private static void assertEach(
            AdminApi api, String realm, String who, @Nullable String token, int expected, List<String>... calls) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (List<String> some : calls) {
            some.forEach(call -> answers.put(call, status(api, realm, call, token)));
        }
        assertThat(answers.values()).as(who + ": " + answers).containsOnly(expected);
    }

    /** A call is a path, which is read, or a method and a path. */
    private static int status(AdminApi api, String realm, String call, @Nullable String token) {
        String[] words = call.split(" ", -1);
        return words.length == 1
                ? api.get(realm, call, token, "application/json").statusCode()
                : api.send(words[0], realm, words[1], token, POLICY, "If-Match", "*")
                        .statusCode();
    }

    /** The token of a new user with this role alone. */
    private static String grant(App app, TestRealm realm, String client, String role) {
        TestUser user = realm.user("with-" + role + "-" + System.nanoTime()).role(client, role);
        return app.directGrant(user).access();
    }

    private static ClientResource client(TestRealm realm, String clientId) {
        ClientRepresentation found =
                realm.admin().clients().findByClientId(clientId).get(0);
        return realm.admin().clients().get(found.getId());
    }
}
