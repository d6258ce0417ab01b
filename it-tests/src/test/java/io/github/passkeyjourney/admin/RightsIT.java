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
    private static final List<String> OF_NOTHING = List.of("insights/no-such-report", "users/nobody/timeline");

    private static List<String> audit(TestUser subject) {
        return List.of("audit", "audit/verify", "users/" + subject.id() + "/timeline");
    }

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
        nothing.put("manage-policy", grant(app, realm, "passkey-journey", "manage-policy"));
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

        assertEach(api, realm, "nobody", null, 401, INSIGHTS, audit(plain), OF_NOTHING);
        assertEach(api, realm, "nonsense", "nonsense", 401, INSIGHTS, audit(plain), OF_NOTHING);
        nothing.forEach((who, token) -> assertEach(api, realm, who, token, 403, INSIGHTS, audit(plain), OF_NOTHING));
        everything.forEach((who, token) -> {
            assertEach(api, realm, who, token, 200, INSIGHTS, audit(plain));
            assertEach(api, realm, who, token, 404, OF_NOTHING);
        });
        assertEach(api, realm, "view-insights", viewInsights, 200, INSIGHTS);
        assertEach(api, realm, "view-insights", viewInsights, 403, audit(plain), List.of("users/nobody/timeline"));
        assertEach(api, realm, "view-audit", viewAudit, 200, audit(plain));
        assertEach(api, realm, "view-audit", viewAudit, 404, List.of("users/nobody/timeline"));
        assertEach(api, realm, "view-audit", viewAudit, 403, INSIGHTS, List.of("insights/no-such-report"));
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
        assertEach(api, realm, "service account with view-audit", token, 403, INSIGHTS);
    }

    @Test
    void aRightInOneRealmIsNoneInAnother(KeycloakServer server, TestRealm realm, App app) {
        AdminApi api = new AdminApi(server);
        TestUser plain = realm.user("plain");
        try (NeighbourRealm neighbour = NeighbourRealm.of(realm)) {
            for (String who : List.of("chief", "insights", "audit")) {
                String token = api.token(neighbour.name(), who);
                assertEach(api, realm, who, token, 403, INSIGHTS, audit(plain), OF_NOTHING);
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
        for (String role : List.of("view-insights", "view-audit")) {
            String token = grant(app, realm, "passkey-journey", role);
            for (String path : List.of("insights/sign-ins", "audit", "audit/verify", "users/nobody/timeline")) {
                assertThat(api.get("master", path, token, "application/json").statusCode())
                        .as(role + " at " + path + " of the master realm")
                        .isEqualTo(403);
            }
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
                "users/%00/timeline")) {
            assertThat(api.get(realm.name(), path, token, "application/json").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @SafeVarargs
    private static void assertEach(
            AdminApi api, TestRealm realm, String who, @Nullable String token, int expected, List<String>... calls) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (List<String> some : calls) {
            some.forEach(call -> answers.put(
                    call, api.get(realm.name(), call, token, "application/json").statusCode()));
        }
        assertThat(answers.values()).as(who + ": " + answers).containsOnly(expected);
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
