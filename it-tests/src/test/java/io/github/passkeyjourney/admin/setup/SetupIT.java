package io.github.passkeyjourney.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.harness.Upstream;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.OtpPage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** A realm is set up with one call and undone with another, and is then as it was. */
@KeycloakTest(journey = false)
class SetupIT {

    @Test
    void aStockRealmOffersPasskeysAfterOneCallAndIsStockAgainAfterAnother(
            KeycloakServer server, TestRealm realm, App app, Device device, Devices devices) {
        stock(realm.locales("en", "de", "ar"));
        TestUser alice = realm.user("alice");
        TestUser bob = realm.user("bob");
        realm.user("carol");
        AdminApi api = new AdminApi(server);
        try (Upstream corp = Upstream.of(realm, null)) {
            String before = RealmExport.of(realm.admin());
            assertThat(states(call(api, "GET", realm.name())).values()).containsOnly("to-do", "done");
            assertThat(RealmExport.of(realm.admin()))
                    .as("a plan writes nothing")
                    .isEqualTo(before);

            Map<String, String> applied = states(call(api, "POST", realm.name()));
            assertThat(applied.values()).containsOnly("done");
            assertThat(applied.keySet())
                    .containsExactlyInAnyOrder(
                            "client/passkey-journey",
                            "client/passkey-journey-web",
                            "browser-flow",
                            "registration-flow",
                            "broker-flow/corp",
                            "passkey-policy",
                            "required-action/passkey-enroll",
                            "required-action/passkey-drop-password",
                            "required-action/passkey-device-link",
                            "required-action/webauthn-register-passwordless",
                            "event-listener",
                            "policy",
                            "required-action/passkey-saved-codes",
                            "required-action/passkey-recovery-contacts",
                            "required-action/passkey-recovered",
                            "reset-flow");
            String setUp = RealmExport.of(realm.admin());
            assertThat(states(call(api, "GET", realm.name()))).isEqualTo(applied);
            assertThat(states(call(api, "POST", realm.name()))).isEqualTo(applied);
            assertThat(RealmExport.of(realm.admin())).as("applied twice").isEqualTo(setUp);

            Device bobs = devices.platform();
            new SignIn(app, bobs).withPassword(bob);
            assertThat(new AppPage(bobs).detail()).as("observed, not asked").isEqualTo("bob");
            Device redirected = devices.platform();
            redirected.open(app.signIn(Map.of("kc_idp_hint", "corp")));
            new LoginPage(redirected).signIn("oscar", TestRealm.PASSWORD);
            assertThat(new AppPage(redirected).detail())
                    .as("by the redirector, without a page of this realm")
                    .isEqualTo("oscar");
            realm.policy(TestPolicy.always());
            new SignIn(app, bobs).withPassword(bob);
            new NudgePage(bobs).skip().click();
            new AppPage(bobs);
            new SignIn(app, device).withPassword(alice);
            new NudgePage(device).create().click();
            new AppPage(device);
            Device oscars = devices.platform();
            oscars.open(app.signIn());
            new LoginPage(oscars);
            oscars.page().waitForFunction("() => document.cookie.includes('PJ_PROBE=1.')");
            corp.signIn(oscars);
            new NudgePage(oscars).skip().click();
            assertThat(new AppPage(oscars).detail()).isEqualTo("oscar");

            CredentialRepresentation password = alice.admin().credentials().stream()
                    .filter(credential -> credential.getType().equals("password"))
                    .findFirst()
                    .orElseThrow();
            alice.admin().removeCredential(password.getId());
            String refused = RealmExport.of(realm.admin());
            HttpResponse<String> conflict =
                    api.call("DELETE", realm.name(), "setup", api.admin(), Map.of("Accept-Language", "de"));
            assertThat(conflict.statusCode()).isEqualTo(409);
            assertThat(conflict.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(AdminApi.json(conflict)
                            .path("errors")
                            .get(0)
                            .path("message")
                            .asText())
                    .contains("nicht anders anmelden können: 1.");
            assertThat(RealmExport.of(realm.admin())).isEqualTo(refused);

            CredentialRepresentation again = new CredentialRepresentation();
            again.setType(CredentialRepresentation.PASSWORD);
            again.setValue(alice.password());
            alice.admin().resetPassword(again);
            String passkey = "users/" + alice.id() + "/passkeys/"
                    + alice.passkeys().get(0).getId();
            assertThat(api.call("POST", realm.name(), passkey + "/suspend", api.admin(), Map.of())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(states(call(api, "DELETE", realm.name())).values())
                    .hasSize(15)
                    .containsOnly("undone");
            assertThat(RealmExport.of(realm.admin())).isEqualTo(before);
            assertThat(alice.passkeys()).as("suspended, and not alive again").isEmpty();
            assertThat(api.call("POST", realm.name(), passkey + "/resume", api.admin(), Map.of())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(alice.passkeys()).hasSize(1);

            bobs.clearCookies();
            new SignIn(app, bobs).withPassword(bob);
            assertThat(new AppPage(bobs).detail()).isEqualTo("bob");
            assertThat(bobs.cookie("PJ_PROBE")).isEmpty();
            assertThat(states(call(api, "DELETE", realm.name()))).isEmpty();
        }
        assertTold(api, realm);
    }

    private static void assertTold(AdminApi api, TestRealm realm) {
        List<AdminEventRepresentation> events = realm.admin().getAdminEvents().stream()
                .filter(event -> "passkey-journey/setup".equals(event.getResourcePath()))
                .toList();
        assertThat(events)
                .extracting(AdminEventRepresentation::getOperationType)
                .containsExactly("DELETE", "CREATE");
        assertThat(events)
                .allSatisfy(event -> assertThat(event.getRepresentation()).contains("browser-flow", "passkey-policy"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode facts = api.json(realm.name(), "audit?type=set-up-changed").path("facts");
            assertThat(facts).hasSize(2);
            assertThat(facts.toString()).contains("applied", "undone", "broker-flow/corp");
        });
    }

    @Test
    void aRealmWithFlowsOfItsOwnKeepsThemAndWhatIsChangedByHandStays(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        stock(realm.locales("en", "de", "ar"));
        OwnFlows flows =
                new OwnFlows(realm.admin().flows()).identityFirst("own").flat("flat");
        realm.browserFlow("own");
        override(realm, flows.id("flat"));
        TestUser alice = realm.user("alice");
        TestUser olga = realm.user("olga").otp();
        AdminApi api = new AdminApi(server);
        String before = RealmExport.of(realm.admin());

        JsonNode plan =
                AdminApi.json(api.call("GET", realm.name(), "setup", api.admin(), Map.of("Accept-Language", "ar")));
        assertThat(text(plan, "client-flow/app")).contains("app", "flat", "مسار");
        assertThat(states(call(api, "POST", realm.name()))).containsEntry("client-flow/app", "done");
        assertThat(flows.steps("passkey journey own"))
                .containsExactly(
                        "0:auth-cookie:ALTERNATIVE",
                        "0:identity-provider-redirector:ALTERNATIVE",
                        "0:passkey journey own own forms:ALTERNATIVE",
                        "1:passkey-probe:REQUIRED",
                        "1:auth-username-form:REQUIRED",
                        "1:passkey journey own own factors:REQUIRED",
                        "2:webauthn-authenticator-passwordless:ALTERNATIVE",
                        "2:passkey journey own own password:ALTERNATIVE",
                        "3:auth-password-form:REQUIRED",
                        "3:passkey journey own own code:CONDITIONAL",
                        "4:conditional-user-configured:REQUIRED",
                        "4:auth-otp-form:REQUIRED",
                        "1:passkey-nudge:REQUIRED",
                        "1:passkey-multi-device:REQUIRED");
        realm.policy(TestPolicy.always());
        Device first = devices.platform();
        new SignIn(app, first).withPassword(alice);
        new NudgePage(first).skip().click();
        assertThat(new AppPage(first).detail()).isEqualTo("alice");

        override(realm, "");
        Device second = devices.platform();
        second.open(app.signIn());
        second.page().waitForFunction("() => document.cookie.includes('PJ_PROBE=1.')");
        second.page().fill("#username", olga.username());
        second.page().locator("#kc-login").click();
        second.page().fill("#password", olga.password());
        second.page().locator("#kc-login").click();
        new OtpPage(second).enter(olga.code());
        new NudgePage(second).skip().click();
        assertThat(new AppPage(second).detail()).isEqualTo("olga");

        assertThat(states(call(api, "POST", realm.name())))
                .as("somebody took the client's flow away")
                .containsEntry("client-flow/app", "changed-by-hand")
                .containsEntry("browser-flow", "done");
        flows.add("passkey journey own", "deny-access-authenticator", "ALTERNATIVE");
        assertThat(states(call(api, "GET", realm.name()))).containsEntry("browser-flow", "changed-by-hand");
        assertThat(states(call(api, "DELETE", realm.name())))
                .containsEntry("browser-flow", "kept")
                .containsEntry("client-flow/app", "kept")
                .containsEntry("passkey-policy", "undone");
        assertThat(flows.steps("passkey journey own"))
                .contains("0:deny-access-authenticator:ALTERNATIVE")
                .noneMatch(step -> step.contains("passkey-"));

        realm.browserFlow("own");
        realm.admin().flows().deleteFlow(flows.id("passkey journey own"));
        override(realm, flows.id("flat"));
        assertThat(RealmExport.of(realm.admin())).isEqualTo(before);
    }

    @Test
    void aRealmOfOrganizationsAsksForTheUserFirstAndOffersAPasskeyAfterThePassword(
            KeycloakServer server, TestRealm realm, App app, Device device) {
        stock(realm);
        realm.update(representation -> representation.setOrganizationsEnabled(true));
        OrganizationRepresentation acme = new OrganizationRepresentation();
        acme.setName("acme");
        acme.setAlias("acme");
        acme.addDomain(new OrganizationDomainRepresentation("acme.test"));
        realm.admin().organizations().create(acme).close();
        TestUser alice = realm.user("alice");
        AdminApi api = new AdminApi(server);
        String before = RealmExport.of(realm.admin());
        assertThat(states(call(api, "POST", realm.name())).values()).containsOnly("done");
        realm.policy(TestPolicy.always());

        device.open(app.signIn());
        assertThat(device.page().locator("#password").count())
                .as("the user name alone")
                .isZero();
        device.page().fill("#username", alice.username());
        device.page().locator("#kc-login").click();
        device.page().waitForFunction("() => document.cookie.includes('PJ_PROBE=1.')");
        device.page().fill("#password", alice.password());
        device.page().locator("#kc-login").click();
        new NudgePage(device).skip().click();
        assertThat(new AppPage(device).detail()).isEqualTo("alice");

        assertThat(states(call(api, "DELETE", realm.name())).values()).containsOnly("undone");
        assertThat(RealmExport.of(realm.admin())).isEqualTo(before);
    }

    @Test
    void theMasterRealmIsSetUpAndUndone(KeycloakServer server) {
        AdminApi api = new AdminApi(server);
        RealmResource master = server.admin().realm("master");
        String before = RealmExport.of(master);
        assertThat(states(call(api, "POST", "master")))
                .containsEntry("browser-flow", "done")
                .doesNotContainValue("impossible");
        assertThat(states(call(api, "DELETE", "master"))).containsEntry("browser-flow", "undone");
        assertThat(RealmExport.of(master)).isEqualTo(before);
    }

    /** As Keycloak makes a realm: without passkeys, our listener and our clients. */
    private static void stock(TestRealm realm) {
        realm.update(representation -> {
            representation.setWebAuthnPolicyPasswordlessPasskeysEnabled(false);
            representation.setWebAuthnPolicyPasswordlessAvoidSameAuthenticatorRegister(false);
            representation.setEventsListeners(List.of("jboss-logging"));
            representation.setAdminEventsDetailsEnabled(true);
        });
        for (String client : List.of("passkey-journey", "passkey-journey-web")) {
            realm.admin().clients().get(client(realm, client).getId()).remove();
        }
    }

    private static void override(TestRealm realm, String flowId) {
        ClientRepresentation app = client(realm, "app");
        app.setAuthenticationFlowBindingOverrides(new LinkedHashMap<>(Map.of("browser", flowId)));
        realm.admin().clients().get(app.getId()).update(app);
    }

    private static ClientRepresentation client(TestRealm realm, String clientId) {
        return realm.admin().clients().findByClientId(clientId).get(0);
    }

    private static JsonNode call(AdminApi api, String method, String realm) {
        HttpResponse<String> response = api.call(method, realm, "setup", api.admin(), "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return AdminApi.json(response);
    }

    private static Map<String, String> states(JsonNode answer) {
        Map<String, String> states = new LinkedHashMap<>();
        for (JsonNode change : answer.path("changes")) {
            assertThat(change.path("text").asText()).doesNotContain("passkeySetup.", "{");
            states.put(change.path("id").asText(), change.path("state").asText());
        }
        return states;
    }

    private static String text(JsonNode answer, String id) {
        for (JsonNode change : answer.path("changes")) {
            if (change.path("id").asText().equals(id)) {
                return change.path("text").asText();
            }
        }
        throw new AssertionError("no change " + id + " in " + answer);
    }
}
