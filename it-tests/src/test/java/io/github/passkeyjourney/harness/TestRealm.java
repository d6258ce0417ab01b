package io.github.passkeyjourney.harness;

import static org.awaitility.Awaitility.await;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmEventsConfigRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderSimpleRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The realm of one test: passkeys on, mails to the {@link Mailbox}, events stored, the clients {@code app} and {@code
 * service}. Each verb takes effect at once.
 */
public final class TestRealm {
    /** The password of every user. */
    public static final String PASSWORD = "password";

    /** The secret of the client {@code service}. */
    static final String SERVICE_SECRET = "service-secret";

    private static final String POLICY = "passkeyJourney.policy";
    private static final String RECOVERY_FLOW = "recovery";
    private static final String JOURNEY_FLOW = "passkey journey";

    private final KeycloakServer server;
    private final String name;
    private final RealmResource realm;

    private TestRealm(KeycloakServer server, String name) {
        this.server = server;
        this.name = name;
        this.realm = server.admin().realm(name);
    }

    static TestRealm create(KeycloakServer server, Mailbox mailbox, String name, boolean journey) {
        return create(
                server,
                Map.of(
                        "host",
                        server.host(),
                        "port",
                        Integer.toString(mailbox.port()),
                        "from",
                        "keycloak@" + name + ".test"),
                name,
                journey);
    }

    /** The same realm, as another server on the same database has it. */
    public TestRealm at(KeycloakServer other) {
        return new TestRealm(other, name);
    }

    /**
     * Another realm of the same server, made like this one.
     *
     * @param suffix what its name adds to the name of this one
     * @param journey whether our steps are in its browser flow
     */
    public TestRealm neighbour(String suffix, boolean journey) {
        return create(server, realm.toRepresentation().getSmtpServer(), name + "-" + suffix, journey);
    }

    private static TestRealm create(
            KeycloakServer server, Map<String, String> smtpServer, String name, boolean journey) {
        RealmRepresentation representation = new RealmRepresentation();
        representation.setRealm(name);
        representation.setEnabled(true);
        representation.setSslRequired("external");
        representation.setWebAuthnPolicyPasswordlessPasskeysEnabled(true);
        representation.setWebAuthnPolicyPasswordlessResidentKey("required");
        representation.setWebAuthnPolicyPasswordlessUserVerificationRequirement("required");
        // Otherwise a second passkey of the same authenticator would replace the first.
        representation.setWebAuthnPolicyPasswordlessAvoidSameAuthenticatorRegister(true);
        representation.setSmtpServer(smtpServer);
        representation.setEventsEnabled(true);
        representation.setEventsListeners(List.of("jboss-logging", "passkey-audit"));
        representation.setAdminEventsEnabled(true);
        representation.setClients(List.of(app(), service(), roleHolder(), pages(name)));
        representation.setRoles(clientRoles());
        representation.setComponents(RealmKeys.components());
        server.admin().realms().create(representation);
        TestRealm realm = new TestRealm(server, name);
        realm.storeAllEvents();
        return journey ? realm.journey() : realm;
    }

    private static ClientRepresentation app() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("app");
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setRedirectUris(List.of());
        client.setAttributes(Map.of("pkce.code.challenge.method", "S256"));
        return client;
    }

    private static ClientRepresentation service() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("service");
        client.setSecret(SERVICE_SECRET);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        return client;
    }

    private static ClientRepresentation roleHolder() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("passkey-journey");
        client.setBearerOnly(true);
        return client;
    }

    private static ClientRepresentation pages(String realm) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("passkey-journey-web");
        client.setPublicClient(true);
        client.setRedirectUris(List.of("/realms/" + realm + "/passkey-journey/*"));
        client.setAttributes(Map.of("pkce.code.challenge.method", "S256"));
        return client;
    }

    private static RolesRepresentation clientRoles() {
        RolesRepresentation roles = new RolesRepresentation();
        roles.setClient(Map.of(
                "passkey-journey",
                List.of("view-insights", "view-audit", "manage-policy", "helpdesk", "approve-recovery").stream()
                        .map(role -> new RoleRepresentation(role, null, false))
                        .toList()));
        return roles;
    }

    private void storeAllEvents() {
        RealmEventsConfigRepresentation config = realm.getRealmEventsConfig();
        // No types: all of them.
        config.setEnabledEventTypes(List.of());
        realm.updateRealmEventsConfig(config);
    }

    /**
     * Lets sign-in run through our steps: the probe before the login page, the nudge after the last factor, and the
     * enrollment as a required action.
     */
    public TestRealm journey() {
        AuthenticationManagementResource flows = realm.flows();
        flows.copy("browser", Map.of("newName", JOURNEY_FLOW)).close();
        String forms = JOURNEY_FLOW + " forms";
        flows.addExecution(forms, Map.of("provider", "passkey-probe", "priority", 1));
        flows.addExecution(forms, Map.of("provider", "passkey-nudge", "priority", 1000));
        for (AuthenticationExecutionInfoRepresentation step : flows.getExecutions(JOURNEY_FLOW)) {
            if (Set.of("passkey-probe", "passkey-nudge").contains(String.valueOf(step.getProviderId()))) {
                step.setRequirement("REQUIRED");
                flows.updateExecutions(JOURNEY_FLOW, step);
            }
        }
        action("passkey-enroll");
        action("passkey-drop-password");
        action("passkey-device-link");
        return browserFlow(JOURNEY_FLOW);
    }

    /** Lets sign-in run through the advice on a second device, too, after the nudge of {@link #journey}. */
    public TestRealm multiDevice() {
        AuthenticationManagementResource flows = realm.flows();
        flows.addExecution(JOURNEY_FLOW + " forms", Map.of("provider", "passkey-multi-device", "priority", 1001));
        for (AuthenticationExecutionInfoRepresentation step : flows.getExecutions(JOURNEY_FLOW)) {
            if ("passkey-multi-device".equals(step.getProviderId())) {
                step.setRequirement("REQUIRED");
                flows.updateExecutions(JOURNEY_FLOW, step);
            }
        }
        return this;
    }

    /** Lets those who cannot sign in get back in: our step in the reset flow, and the link to it on the login page. */
    public TestRealm recovery() {
        AuthenticationManagementResource flows = realm.flows();
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias(RECOVERY_FLOW);
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        flows.createFlow(flow).close();
        int priority = 0;
        for (String step : List.of("reset-credentials-choose-user", "passkey-recovery")) {
            flows.addExecution(RECOVERY_FLOW, Map.of("provider", step, "priority", priority++));
        }
        for (AuthenticationExecutionInfoRepresentation step : flows.getExecutions(RECOVERY_FLOW)) {
            step.setRequirement("REQUIRED");
            flows.updateExecutions(RECOVERY_FLOW, step);
        }
        action("passkey-recovered");
        return update(representation -> {
            representation.setResetCredentialsFlow(RECOVERY_FLOW);
            representation.setResetPasswordAllowed(true);
        });
    }

    /** Registers and enables a required action of ours; without it Keycloak passes it by in silence. */
    public TestRealm action(String providerId) {
        RequiredActionProviderSimpleRepresentation action = new RequiredActionProviderSimpleRepresentation();
        action.setProviderId(providerId);
        action.setName(providerId);
        realm.flows().registerRequiredAction(action);
        RequiredActionProviderRepresentation registered = realm.flows().getRequiredAction(providerId);
        registered.setEnabled(true);
        realm.flows().updateRequiredAction(providerId, registered);
        return this;
    }

    /** Sets the flow of browser sign-ins. */
    public TestRealm browserFlow(String alias) {
        return update(representation -> representation.setBrowserFlow(alias));
    }

    /** Sets the policy document, valid or not. */
    public TestRealm policy(String json) {
        return attribute(POLICY, json);
    }

    /** Sets a realm attribute. */
    public TestRealm attribute(String key, String value) {
        return update(representation -> representation.getAttributes().put(key, value));
    }

    /** Sets the login theme. */
    public TestRealm loginTheme(String theme) {
        return update(representation -> representation.setLoginTheme(theme));
    }

    /** Offers these languages; the first is the default. */
    public TestRealm locales(String... locales) {
        return update(representation -> {
            representation.setInternationalizationEnabled(true);
            representation.setSupportedLocales(Set.of(locales));
            representation.setDefaultLocale(locales[0]);
        });
    }

    /** Adds an event listener. */
    public TestRealm listener(String providerId) {
        return update(representation -> {
            List<String> listeners = new ArrayList<>(representation.getEventsListeners());
            listeners.add(providerId);
            representation.setEventsListeners(listeners);
        });
    }

    /** Changes whatever else a realm has. */
    public TestRealm update(Consumer<RealmRepresentation> change) {
        RealmRepresentation representation = realm.toRepresentation();
        change.accept(representation);
        realm.update(representation);
        return this;
    }

    /** Creates a top-level group; the path starts with a slash. */
    public TestRealm group(String path) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(path.substring(1));
        realm.groups().add(group).close();
        return this;
    }

    /** Creates a user with {@link #PASSWORD}, a verified address {@code username@realm.test}, and the default roles. */
    public TestUser user(String username) {
        return user(username, representation -> {});
    }

    /** As {@link #user(String)}, with changes. */
    public TestUser user(String username, Consumer<UserRepresentation> change) {
        return TestUser.create(this, username, change);
    }

    /** Whether the server has this group already. */
    boolean hasGroup(String path) {
        return realm.groups().groups(path.substring(1), true, 0, 1, true).size() == 1;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The address, which is the issuer, too. */
    public URI uri() {
        return server.baseUri().resolve("/realms/" + name);
    }

    /** The address of the account console. */
    public URI account() {
        return URI.create(uri() + "/account");
    }

    /** The admin API of this realm, for all that has no verb here. */
    public RealmResource admin() {
        return realm;
    }

    /** The server. */
    public KeycloakServer server() {
        return server;
    }

    /** Events of this type, oldest first. */
    public List<EventRepresentation> events(String type) {
        List<EventRepresentation> newestFirst = realm.getEvents(List.of(type), null, null, null, null, null, 0, 1000);
        List<EventRepresentation> events = new ArrayList<>(newestFirst);
        java.util.Collections.reverse(events);
        return events;
    }

    /** Waits for an event of this type and returns the first that fits. */
    public EventRepresentation awaitEvent(String type, Predicate<EventRepresentation> fits) {
        return await(type)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> events(type).stream().filter(fits).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    void addRedirect(String uri) {
        ClientRepresentation client = realm.clients().findByClientId("app").get(0);
        List<String> uris = new ArrayList<>(client.getRedirectUris());
        uris.add(uri);
        client.setRedirectUris(uris);
        realm.clients().get(client.getId()).update(client);
    }

    /** The id in the address of what was just created. */
    static String createdId(Response response) {
        try (response) {
            if (response.getStatus() != 201) {
                throw new IllegalStateException(
                        "not created: HTTP " + response.getStatus() + " " + response.readEntity(String.class));
            }
            String path = response.getLocation().getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
