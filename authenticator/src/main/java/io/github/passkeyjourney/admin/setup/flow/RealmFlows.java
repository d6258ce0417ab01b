package io.github.passkeyjourney.admin.setup.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.deployment.DeployedConfigurationsManager;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The flows of a realm during one call, and the copies of them that hold our steps. */
final class RealmFlows {

    private static final Set<String> OURS = Set.of(FlowPlacer.PROBE, FlowPlacer.NUDGE, FlowPlacer.MULTI_DEVICE);

    /** What Keycloak stores of a name at most. */
    private static final int LONGEST_NAME = 255;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Function<String, StepKind> kinds;
    private final DeployedConfigurationsManager deployed;

    /** Read once: within a transaction Keycloak may go on showing steps that were removed. */
    private final Map<String, Optional<FlowTree>> read = new HashMap<>();

    RealmFlows(KeycloakSession session, RealmModel realm, Function<String, StepKind> kinds) {
        this.session = session;
        this.realm = realm;
        this.kinds = kinds;
        this.deployed = new DeployedConfigurationsManager(session);
    }

    RealmModel realm() {
        return realm;
    }

    @Nullable
    AuthenticationFlowModel named(String alias) {
        return realm.getFlowByAlias(alias);
    }

    /** Flows that can be bound to something. */
    List<AuthenticationFlowModel> bindable() {
        return realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .toList();
    }

    /** Empty where the flow cannot be copied. */
    Optional<FlowTree> tree(AuthenticationFlowModel flow) {
        return read.computeIfAbsent(
                flow.getId(), id -> FlowReader.read(realm, flow, kinds, deployed::getDeployedAuthenticatorConfig));
    }

    /** The print of a flow as it was when this call began. */
    @Nullable
    String print(AuthenticationFlowModel flow) {
        return tree(flow).map(FlowPrint::of).orElse(null);
    }

    /** The flow under a name that is free, for it and for all that is in it; empty if the names get too long. */
    Optional<FlowTree> named(FlowTree tree, String name) {
        Set<String> taken = new HashSet<>();
        realm.getAuthenticationFlowsStream()
                .map(AuthenticationFlowModel::getAlias)
                .forEach(taken::add);
        realm.getAuthenticatorConfigsStream()
                .map(AuthenticatorConfigModel::getAlias)
                .forEach(taken::add);
        for (int number = 1; number <= taken.size() + 1; number++) {
            FlowTree candidate = tree.renamed(number == 1 ? name : name + " " + number);
            List<String> names = names(candidate).toList();
            if (names.stream().anyMatch(each -> each.length() > LONGEST_NAME)) {
                return Optional.empty();
            }
            if (names.stream().noneMatch(taken::contains)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Stream<String> names(FlowTree tree) {
        return tree.all()
                .flatMap(level -> Stream.concat(
                        Stream.of(level.alias()),
                        level.steps().stream()
                                .map(FlowStep::config)
                                .filter(config -> config != null && config.alias() != null)
                                .map(config -> Objects.requireNonNull(config).alias())));
    }

    /** Writes a new flow with all that is in it. */
    AuthenticationFlowModel write(FlowTree tree) {
        return write(tree, true);
    }

    private AuthenticationFlowModel write(FlowTree tree, boolean topLevel) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(tree.alias());
        flow.setDescription(tree.description());
        flow.setProviderId(tree.providerId());
        flow.setTopLevel(topLevel);
        flow.setBuiltIn(false);
        AuthenticationFlowModel added = realm.addAuthenticationFlow(flow);
        tree.steps().forEach(step -> write(step, added));
        return added;
    }

    private void write(FlowStep step, AuthenticationFlowModel parent) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setParentFlow(parent.getId());
        execution.setRequirement(step.requirement());
        execution.setPriority(step.priority());
        execution.setAuthenticator(step.authenticator());
        FlowTree inner = step.flow();
        execution.setAuthenticatorFlow(inner != null);
        if (inner != null) {
            execution.setFlowId(write(inner, false).getId());
        }
        StepConfig config = step.config();
        if (config != null) {
            execution.setAuthenticatorConfig(config.sharedId() == null ? write(config) : config.sharedId());
        }
        realm.addAuthenticatorExecution(execution);
    }

    private String write(StepConfig config) {
        AuthenticatorConfigModel model = new AuthenticatorConfigModel();
        model.setAlias(config.alias());
        model.setConfig(new HashMap<>(config.values()));
        return realm.addAuthenticatorConfig(model).getId();
    }

    boolean used(AuthenticationFlowModel flow) {
        return KeycloakModelUtils.isFlowUsed(session, realm, flow);
    }

    void delete(AuthenticationFlowModel flow) {
        KeycloakModelUtils.deepDeleteAuthenticationFlow(session, realm, flow, () -> {}, () -> {}, false);
    }

    /** Takes our steps out, except where nothing else would be left: Keycloak lets nobody through an empty flow. */
    void strip(AuthenticationFlowModel flow) {
        List<AuthenticationExecutionModel> steps =
                realm.getAuthenticationExecutionsStream(flow.getId()).toList();
        boolean others = steps.stream().anyMatch(step -> !ours(step));
        for (AuthenticationExecutionModel step : steps) {
            if (others && ours(step)) {
                realm.removeAuthenticatorExecution(step);
            } else if (step.isAuthenticatorFlow() && step.getFlowId() != null) {
                AuthenticationFlowModel inner = realm.getAuthenticationFlowById(step.getFlowId());
                if (inner != null) {
                    strip(inner);
                }
            }
        }
    }

    private static boolean ours(AuthenticationExecutionModel step) {
        return OURS.contains(String.valueOf(step.getAuthenticator()));
    }
}
