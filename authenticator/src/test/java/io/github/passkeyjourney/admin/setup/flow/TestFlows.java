package io.github.passkeyjourney.admin.setup.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** Flows to try things on, written the way that they run. */
final class TestFlows {

    private static final Map<String, StepKind> KINDS = Map.of(
            "form",
            StepKind.FORM,
            "cookie",
            StepKind.SESSION,
            "condition",
            StepKind.CONDITION,
            FlowPlacer.PROBE,
            StepKind.PROBE,
            FlowPlacer.NUDGE,
            StepKind.NUDGE,
            FlowPlacer.MULTI_DEVICE,
            StepKind.MULTI_DEVICE);

    private TestFlows() {}

    static StepKind kind(String provider) {
        return KINDS.getOrDefault(provider, StepKind.OTHER);
    }

    static FlowTree flow(String alias, FlowStep... steps) {
        List<FlowStep> placed = new ArrayList<>();
        AtomicInteger priority = new AtomicInteger();
        Stream.of(steps)
                .map(step -> new FlowStep(
                        step.kind(),
                        step.requirement(),
                        priority.addAndGet(10),
                        step.authenticator(),
                        step.config(),
                        step.flow()))
                .forEach(placed::add);
        return new FlowTree(alias, null, "basic-flow", placed);
    }

    static FlowStep step(Requirement requirement, String provider) {
        return new FlowStep(kind(provider), requirement, 0, provider, null, null);
    }

    static FlowStep within(Requirement requirement, FlowTree flow) {
        return FlowStep.around(flow, requirement, 0);
    }

    /** One line such as {@code cookie | forms(form & otp?)}: alternatives, what is required, and what depends. */
    static String line(FlowTree tree) {
        List<Integer> active = tree.active();
        List<String> steps = new ArrayList<>();
        for (int index : active) {
            FlowStep step = tree.steps().get(index);
            FlowTree inner = step.flow();
            String name = step.authenticator() == null ? "" : step.authenticator();
            String text = inner == null ? name : name + "(" + line(inner) + ")";
            steps.add(step.requirement() == Requirement.CONDITIONAL ? text + "?" : text);
        }
        return String.join(tree.required() ? " & " : " | ", steps);
    }
}
