package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The nudge where people come in by another door: registration, and an identity provider. */
@KeycloakTest
class SignUpIT {

    @Test
    void whoSignsUpIsAsked(TestRealm realm, App app, Device device) {
        realm.policy(TestPolicy.of("offer"));
        AuthenticationManagementResource flows = realm.admin().flows();
        flows.copy("registration", Map.of("newName", "sign-up")).close();
        flows.addExecution("sign-up", Map.of("provider", "passkey-probe", "priority", 1));
        flows.addExecution("sign-up", Map.of("provider", "passkey-nudge", "priority", 1000));
        require(flows, "sign-up");
        realm.update(representation -> {
            representation.setRegistrationAllowed(true);
            representation.setRegistrationFlow("sign-up");
        });

        device.open(app.signIn(Map.of("prompt", "create")));
        device.page().fill("#username", "nina");
        device.page().fill("#email", "nina@sign-up.test");
        device.page().fill("#firstName", "Nina");
        device.page().fill("#lastName", "Example");
        device.page().fill("#password", "a password of hers");
        device.page().fill("#password-confirm", "a password of hers");
        device.page().waitForFunction("() => document.cookie.includes('PJ_PROBE=1.')");
        device.page().locator("#kc-register-form [type=submit]").click();

        new NudgePage(device).create().click();
        assertThat(new AppPage(device).detail()).isEqualTo("nina");
        assertThat(device.platform().passkeys()).hasSize(1);
    }

    @Test
    void whoComesFromAnIdentityProviderIsAsked(KeycloakServer server, TestRealm realm, App app, Device device) {
        realm.policy(TestPolicy.of("offer"));
        AuthenticationManagementResource flows = realm.admin().flows();
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias("after broker");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flows.createFlow(flow).close();
        flows.addExecution("after broker", Map.of("provider", "passkey-nudge"));
        require(flows, "after broker");
        RealmRepresentation corp = corp(realm);
        server.admin().realms().create(corp);
        realm.admin().identityProviders().create(broker(server, corp)).close();

        device.open(app.signIn());
        new LoginPage(device);
        device.page().waitForFunction("() => document.cookie.includes('PJ_PROBE=1.')");
        device.page().locator("#social-corp").click();
        new LoginPage(device).signIn("oscar", TestRealm.PASSWORD);

        new NudgePage(device).create().click();
        assertThat(new AppPage(device).detail()).isEqualTo("oscar");
        assertThat(device.platform().passkeys()).hasSize(1);
        server.admin().realm(corp.getRealm()).remove();
    }

    private static void require(AuthenticationManagementResource flows, String flow) {
        flows.getExecutions(flow).stream()
                .filter(step -> Set.of("passkey-probe", "passkey-nudge").contains(String.valueOf(step.getProviderId())))
                .forEach(step -> {
                    step.setRequirement("REQUIRED");
                    flows.updateExecutions(flow, step);
                });
    }

    private static RealmRepresentation corp(TestRealm realm) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("broker");
        client.setSecret("broker-secret");
        client.setRedirectUris(List.of(realm.uri() + "/broker/corp/endpoint"));
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(TestRealm.PASSWORD);
        UserRepresentation oscar = new UserRepresentation();
        oscar.setUsername("oscar");
        oscar.setEnabled(true);
        oscar.setEmail("oscar@corp.test");
        oscar.setEmailVerified(true);
        oscar.setFirstName("Oscar");
        oscar.setLastName("Example");
        oscar.setCredentials(List.of(password));
        RealmRepresentation corp = new RealmRepresentation();
        corp.setRealm(realm.name() + "-corp");
        corp.setEnabled(true);
        corp.setClients(List.of(client));
        corp.setUsers(List.of(oscar));
        return corp;
    }

    private static IdentityProviderRepresentation broker(KeycloakServer server, RealmRepresentation corp) {
        String endpoints = server.baseUri().resolve("/realms/" + corp.getRealm() + "/protocol/openid-connect/") + "";
        IdentityProviderRepresentation broker = new IdentityProviderRepresentation();
        broker.setAlias("corp");
        broker.setProviderId("oidc");
        broker.setEnabled(true);
        broker.setTrustEmail(true);
        broker.setPostBrokerLoginFlowAlias("after broker");
        broker.setConfig(Map.of(
                "clientId", "broker",
                "clientSecret", "broker-secret",
                "clientAuthMethod", "client_secret_post",
                "authorizationUrl", endpoints + "auth",
                "tokenUrl", endpoints + "token",
                "jwksUrl", endpoints + "certs",
                "useJwksUrl", "true",
                "validateSignature", "true",
                "defaultScope", "openid profile email"));
        return broker;
    }
}
