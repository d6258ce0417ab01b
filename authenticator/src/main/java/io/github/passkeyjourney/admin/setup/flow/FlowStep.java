package io.github.passkeyjourney.admin.setup.flow;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * One execution of a flow.
 *
 * @param kind what it is to us
 * @param requirement as Keycloak means it
 * @param priority the place among its neighbours; the lowest comes first
 * @param authenticator the provider; null for most flows
 * @param config its settings
 * @param flow the flow within, where it is one; forms of the registration have both
 */
public record FlowStep(
        StepKind kind,
        Requirement requirement,
        int priority,
        @Nullable String authenticator,
        @Nullable StepConfig config,
        @Nullable FlowTree flow) {

    static FlowStep ours(StepKind kind, String authenticator, int priority) {
        return new FlowStep(kind, Requirement.REQUIRED, priority, authenticator, null, null);
    }

    static FlowStep around(FlowTree flow, Requirement requirement, int priority) {
        return new FlowStep(StepKind.FLOW, requirement, priority, null, null, flow);
    }

    FlowStep withFlow(FlowTree other) {
        return new FlowStep(kind, requirement, priority, authenticator, config, other);
    }

    FlowStep withRequirement(Requirement other) {
        return new FlowStep(kind, other, priority, authenticator, config, flow);
    }

    boolean enabled() {
        return requirement != Requirement.DISABLED;
    }
}
