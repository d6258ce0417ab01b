package io.github.passkeyjourney.harness;

import io.github.passkeyjourney.page.LoginPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Another realm of the same server that a realm trusts as its identity provider {@code corp}, with the user oscar. */
public final class Upstream implements AutoCloseable {
    private final KeycloakServer server;
    private final String name;

    private Upstream(KeycloakServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /**
     * Has the realm trust it.
     *
     * @param postLoginFlow what runs after a sign-in there; null for nothing
     */
    public static Upstream of(TestRealm realm, @Nullable String postLoginFlow) {
        RealmRepresentation corp = corp(realm);
        realm.server().admin().realms().create(corp);
        IdentityProviderRepresentation broker = broker(realm.server(), corp);
        broker.setPostBrokerLoginFlowAlias(postLoginFlow);
        realm.admin().identityProviders().create(broker).close();
        return new Upstream(realm.server(), corp.getRealm());
    }

    /** Goes from the login page to the provider, and signs oscar in there. */
    public void signIn(Device device) {
        device.page().locator("#social-corp").click();
        new LoginPage(device).signIn("oscar", TestRealm.PASSWORD);
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

    @Override
    public void close() {
        server.admin().realm(name).remove();
    }
}
