package io.github.passkeyjourney.admin.setup.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/** Reads a flow of a realm with all that is in it. */
final class FlowReader {

    private final RealmModel realm;
    private final Function<String, StepKind> kinds;
    private final Function<String, @Nullable AuthenticatorConfigModel> deployed;
    private final Set<String> read = new HashSet<>();
    private boolean broken;

    private FlowReader(
            RealmModel realm,
            Function<String, StepKind> kinds,
            Function<String, @Nullable AuthenticatorConfigModel> deployed) {
        this.realm = realm;
        this.kinds = kinds;
        this.deployed = deployed;
    }

    /** The whole flow; empty if something in it is missing, or is used in two places. */
    static Optional<FlowTree> read(
            RealmModel realm,
            AuthenticationFlowModel flow,
            Function<String, StepKind> kinds,
            Function<String, @Nullable AuthenticatorConfigModel> deployed) {
        FlowReader reader = new FlowReader(realm, kinds, deployed);
        FlowTree tree = reader.tree(flow);
        return reader.broken ? Optional.empty() : Optional.of(tree);
    }

    private FlowTree tree(AuthenticationFlowModel flow) {
        List<FlowStep> steps = new ArrayList<>();
        if (read.add(flow.getId())) {
            for (AuthenticationExecutionModel execution :
                    realm.getAuthenticationExecutionsStream(flow.getId()).toList()) {
                steps.add(step(execution));
            }
        } else {
            broken = true;
        }
        return new FlowTree(flow.getAlias(), flow.getDescription(), flow.getProviderId(), steps);
    }

    private FlowStep step(AuthenticationExecutionModel execution) {
        String authenticator = execution.getAuthenticator();
        FlowTree inner = null;
        if (execution.isAuthenticatorFlow()) {
            AuthenticationFlowModel flow =
                    execution.getFlowId() == null ? null : realm.getAuthenticationFlowById(execution.getFlowId());
            if (flow == null) {
                broken = true;
            } else {
                inner = tree(flow);
            }
        }
        return new FlowStep(
                kind(execution),
                execution.getRequirement(),
                execution.getPriority(),
                authenticator,
                execution.getAuthenticatorConfig() == null ? null : config(execution.getAuthenticatorConfig()),
                inner);
    }

    /** Keycloak runs a flow with a provider as one form, the registration's; nothing can be put between its parts. */
    private StepKind kind(AuthenticationExecutionModel execution) {
        String authenticator = execution.getAuthenticator();
        if (execution.isAuthenticatorFlow()) {
            return authenticator == null ? StepKind.FLOW : StepKind.FORM;
        }
        return authenticator == null ? StepKind.OTHER : kinds.apply(authenticator);
    }

    private StepConfig config(String id) {
        AuthenticatorConfigModel shared = deployed.apply(id);
        if (shared != null) {
            return new StepConfig(id, null, withoutNulls(shared.getConfig()));
        }
        AuthenticatorConfigModel own = realm.getAuthenticatorConfigById(id);
        if (own == null) {
            broken = true;
            return new StepConfig(null, null, Map.of());
        }
        return new StepConfig(null, own.getAlias(), withoutNulls(own.getConfig()));
    }

    private static Map<String, String> withoutNulls(@Nullable Map<String, String> config) {
        Map<String, String> values = new HashMap<>();
        if (config != null) {
            config.forEach((key, value) -> {
                if (value != null) {
                    values.put(key, value);
                }
            });
        }
        return values;
    }
}
