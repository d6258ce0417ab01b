package io.github.passkeyjourney.admin.setup;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.requiredactions.TermsAndConditions;
import org.keycloak.deployment.DeployedConfigurationsProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.WebAuthnPolicy;

/** A realm in memory, with as much of Keycloak around it as set-up needs. Ids are drawn anew for everything that is added. */
public final class FakeRealm {

    private final Map<String, AuthenticationFlowModel> flows = new LinkedHashMap<>();
    private final Map<String, AuthenticationExecutionModel> executions = new LinkedHashMap<>();
    private final Map<String, AuthenticatorConfigModel> configs = new LinkedHashMap<>();
    private final Map<String, RequiredActionProviderModel> actions = new LinkedHashMap<>();
    private final Map<String, String> attributes = new TreeMap<>();
    private final Map<String, Map<String, String>> clients = new TreeMap<>();
    private final Map<String, IdentityProviderModel> brokers = new TreeMap<>();
    private final Map<String, AuthenticationFlowModel> bound = new HashMap<>();
    private Set<String> listeners = new LinkedHashSet<>(Set.of("jboss-logging"));
    private int ids;

    private final RealmModel model = proxy(RealmModel.class, (proxy, method, a) -> realm(method.getName(), a));
    private final KeycloakSession session =
            proxy(KeycloakSession.class, (proxy, method, a) -> switch (method.getName()) {
                case "identityProviders" -> brokerStorage();
                case "getProvider" -> proxy(DeployedConfigurationsProvider.class, (p, m, b) -> Stream.empty());
                case "getKeycloakSessionFactory" -> factories();
                default -> throw new UnsupportedOperationException(method.getName());
            });

    /** As Keycloak hands it out. */
    public RealmModel model() {
        return model;
    }

    /** The session around it. */
    public KeycloakSession session() {
        return session;
    }

    /** Adds a client with its own sign-in flow. */
    public void client(String clientId, String browserFlow) {
        clients.put(
                clientId,
                new HashMap<>(
                        Map.of("browser", model.getFlowByAlias(browserFlow).getId())));
    }

    /** Removes a client. */
    public void removeClient(String clientId) {
        clients.remove(clientId);
    }

    /** Adds an identity provider. */
    public void broker(String alias, @Nullable String postLoginFlow) {
        IdentityProviderModel broker = new IdentityProviderModel();
        broker.setAlias(alias);
        if (postLoginFlow != null) {
            broker.setPostBrokerLoginFlowId(model.getFlowByAlias(postLoginFlow).getId());
        }
        brokers.put(alias, broker);
    }

    /** All that the realm is, without ids: two realms that an export could not tell apart say the same. */
    public String export() {
        StringBuilder text = new StringBuilder();
        bound.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(binding ->
                        line(text, binding.getKey(), binding.getValue().getAlias()));
        clients.forEach((id, overrides) -> line(text, "client " + id, alias(overrides.get("browser"))));
        brokers.forEach((alias, broker) -> line(text, "broker " + alias, alias(broker.getPostBrokerLoginFlowId())));
        attributes.forEach((name, value) -> line(text, name, value));
        line(text, "listeners", new TreeSet<>(listeners).toString());
        actions.values().stream()
                .map(action -> action.getAlias() + " " + action.getName() + " " + action.isEnabled() + " "
                        + action.getPriority())
                .sorted()
                .forEach(action -> line(text, "action", action));
        configs.values().stream()
                .map(AuthenticatorConfigModel::getAlias)
                .sorted()
                .forEach(config -> line(text, "config", config));
        flows.values().stream()
                .sorted((one, other) -> one.getAlias().compareTo(other.getAlias()))
                .forEach(flow -> flow(text, flow));
        return text.toString();
    }

    private void flow(StringBuilder text, AuthenticationFlowModel flow) {
        line(text, "flow " + flow.getAlias(), flow.getProviderId() + " " + flow.isTopLevel());
        steps(flow.getId())
                .forEach(step -> line(
                        text,
                        " " + step.getPriority(),
                        step.getRequirement() + " " + step.getAuthenticator() + " " + alias(step.getFlowId()) + " "
                                + (step.getAuthenticatorConfig() == null
                                        ? ""
                                        : Objects.requireNonNull(configs.get(step.getAuthenticatorConfig()))
                                                .getConfig())));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private String alias(@Nullable String flowId) {
        return flowId == null ? "-" : Objects.requireNonNull(flows.get(flowId)).getAlias();
    }

    private @Nullable Object realm(String method, Object[] a) {
        return switch (method) {
            case "getId", "getName" -> "realm";
            case "getAuthenticationFlowsStream" -> flows.values().stream();
            case "getFlowByAlias" ->
                flows.values().stream()
                        .filter(flow -> flow.getAlias().equals(a[0]))
                        .findFirst()
                        .orElse(null);
            case "addAuthenticationFlow" -> {
                AuthenticationFlowModel flow = (AuthenticationFlowModel) a[0];
                flow.setId(id());
                flows.put(flow.getId(), flow);
                yield flow;
            }
            case "getAuthenticationFlowById" -> flows.get((String) a[0]);
            case "removeAuthenticationFlow" -> flows.remove(((AuthenticationFlowModel) a[0]).getId());
            case "getAuthenticationExecutionsStream" -> steps((String) a[0]).stream();
            case "addAuthenticatorExecution" -> {
                AuthenticationExecutionModel execution = (AuthenticationExecutionModel) a[0];
                execution.setId(id());
                executions.put(execution.getId(), execution);
                yield execution;
            }
            case "removeAuthenticatorExecution" -> executions.remove(((AuthenticationExecutionModel) a[0]).getId());
            case "getAuthenticatorConfigById" -> configs.get((String) a[0]);
            case "getAuthenticatorConfigsStream" -> configs.values().stream();
            case "addAuthenticatorConfig" -> {
                AuthenticatorConfigModel config = (AuthenticatorConfigModel) a[0];
                config.setId(id());
                configs.put(config.getId(), config);
                yield config;
            }
            case "removeAuthenticatorConfig" -> configs.remove(((AuthenticatorConfigModel) a[0]).getId());
            case "getBrowserFlow", "getRegistrationFlow" -> bound.get(method.substring(3));
            case "setBrowserFlow", "setRegistrationFlow" ->
                bound.put(method.substring(3), (AuthenticationFlowModel) a[0]);
            case "getClientAuthenticationFlow",
                    "getDirectGrantFlow",
                    "getResetCredentialsFlow",
                    "getDockerAuthenticationFlow",
                    "getFirstBrokerLoginFlow" -> null;
            case "searchClientByAuthenticationFlowBindingOverrides" ->
                clients.entrySet().stream()
                        .filter(client -> client.getValue().entrySet().containsAll(((Map<?, ?>) a[0]).entrySet()))
                        .map(client -> client(client.getKey()));
            case "getClientByClientId" -> clients.containsKey((String) a[0]) ? client((String) a[0]) : null;
            case "getAttribute" -> attributes.get((String) a[0]);
            case "setAttribute" -> attributes.put((String) a[0], (String) a[1]);
            case "removeAttribute" -> attributes.remove((String) a[0]);
            case "getEventsListenersStream" -> listeners.stream();
            case "setEventsListeners" -> {
                listeners = ((Set<?>) a[0]).stream().map(String.class::cast).collect(Collectors.toSet());
                yield null;
            }
            case "getRequiredActionProviderByAlias" -> actions.get((String) a[0]);
            case "getRequiredActionProvidersStream" -> actions.values().stream();
            case "addRequiredActionProvider", "updateRequiredActionProvider" -> {
                RequiredActionProviderModel action = (RequiredActionProviderModel) a[0];
                actions.put(action.getAlias(), action);
                yield action;
            }
            case "removeRequiredActionProvider" -> actions.remove(((RequiredActionProviderModel) a[0]).getAlias());
            case "getWebAuthnPolicyPasswordless" -> passkeys();
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private WebAuthnPolicy passkeys() {
        WebAuthnPolicy policy = new WebAuthnPolicy();
        policy.setPasskeysEnabled(Boolean.valueOf(attributes.get("webAuthnPolicyPasskeysEnabledPasswordless")));
        policy.setResidentKey(attributes.getOrDefault("webAuthnPolicyResidentKeyPasswordless", "required"));
        policy.setUserVerificationRequirement(
                attributes.getOrDefault("webAuthnPolicyUserVerificationRequirementPasswordless", "required"));
        policy.setAvoidSameAuthenticatorRegister(
                Boolean.parseBoolean(attributes.get("webAuthnPolicyAvoidSameAuthenticatorRegisterPasswordless")));
        return policy;
    }

    private List<AuthenticationExecutionModel> steps(String flowId) {
        List<AuthenticationExecutionModel> steps = new ArrayList<>(executions.values());
        steps.removeIf(step -> !step.getParentFlow().equals(flowId));
        steps.sort(AuthenticationExecutionModel.ExecutionComparator.SINGLETON);
        return steps;
    }

    private ClientModel client(String clientId) {
        Map<String, String> overrides = Objects.requireNonNull(clients.get(clientId));
        return proxy(ClientModel.class, (proxy, method, a) -> switch (method.getName()) {
            case "getClientId" -> clientId;
            case "getAuthenticationFlowBindingOverride" -> overrides.get((String) a[0]);
            case "setAuthenticationFlowBindingOverride" -> overrides.put((String) a[0], (String) a[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private IdentityProviderStorageProvider brokerStorage() {
        return proxy(IdentityProviderStorageProvider.class, (proxy, method, a) -> switch (method.getName()) {
            case "getAllStream" -> brokers.values().stream();
            case "getByAlias" -> brokers.get((String) a[0]);
            case "update" -> brokers.put(((IdentityProviderModel) a[0]).getAlias(), (IdentityProviderModel) a[0]);
            case "getByFlow" ->
                brokers.values().stream()
                        .filter(broker -> a[0].equals(broker.getPostBrokerLoginFlowId()))
                        .map(IdentityProviderModel::getAlias);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Knows each required action, under the name of one of Keycloak's. */
    private static KeycloakSessionFactory factories() {
        RequiredActionFactory any = new TermsAndConditions();
        return proxy(KeycloakSessionFactory.class, (proxy, method, a) -> any);
    }

    private String id() {
        return "id-" + ids++;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
