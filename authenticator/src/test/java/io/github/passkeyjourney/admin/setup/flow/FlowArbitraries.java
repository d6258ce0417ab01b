package io.github.passkeyjourney.admin.setup.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** Odd flows: nested, mixed up, disabled in places, with settings. */
final class FlowArbitraries {

    private FlowArbitraries() {}

    static Arbitrary<FlowTree> flows() {
        return level(3).map(tree -> numbered("own", tree));
    }

    private static Arbitrary<FlowTree> level(int depth) {
        return steps(depth)
                .list()
                .ofMinSize(depth == 3 ? 1 : 0)
                .ofMaxSize(3)
                .map(steps -> TestFlows.flow("level", steps.toArray(FlowStep[]::new)));
    }

    private static Arbitrary<FlowStep> steps(int depth) {
        Arbitrary<FlowStep> leaves = Combinators.combine(
                        Arbitraries.of(Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED),
                        Arbitraries.of("form", "form", "cookie", "otp", "passkey", "condition"),
                        Arbitraries.of(true, false))
                .as((requirement, provider, configured) -> new FlowStep(
                        TestFlows.kind(provider),
                        provider.equals("condition") ? Requirement.REQUIRED : requirement,
                        0,
                        provider,
                        configured ? new StepConfig(null, "settings", Map.of("a", "b")) : null,
                        null));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<FlowStep> flows = Combinators.combine(Arbitraries.of(Requirement.class), level(depth - 1))
                .as((requirement, inner) -> FlowStep.around(inner, requirement, 0));
        return Arbitraries.frequencyOf(Tuple.of(3, leaves), Tuple.of(2, flows));
    }

    /** Names are unique in a realm, and so are those of settings. */
    private static FlowTree numbered(String name, FlowTree tree) {
        List<FlowStep> steps = new ArrayList<>();
        for (FlowStep step : tree.steps()) {
            String inner = name + "-" + steps.size();
            StepConfig config = step.config() == null
                    ? null
                    : new StepConfig(null, "settings of " + inner, step.config().values());
            FlowTree flow = step.flow() == null ? null : numbered(inner, step.flow());
            steps.add(
                    new FlowStep(step.kind(), step.requirement(), step.priority(), step.authenticator(), config, flow));
        }
        return new FlowTree(name, tree.description(), tree.providerId(), steps);
    }
}
