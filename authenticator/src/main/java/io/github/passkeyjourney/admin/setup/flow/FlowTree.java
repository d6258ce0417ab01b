package io.github.passkeyjourney.admin.setup.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * A flow with all that is in it.
 *
 * @param alias its name, unique in the realm
 * @param description in the words of whoever made it
 * @param providerId how Keycloak runs it, such as {@code basic-flow}
 * @param steps in the order in which they run
 */
public record FlowTree(String alias, @Nullable String description, String providerId, List<FlowStep> steps) {

    /** Keeps the steps as they are. */
    public FlowTree {
        steps = List.copyOf(steps);
    }

    /** The flow and all flows within, this one first. */
    public Stream<FlowTree> all() {
        return Stream.concat(
                Stream.of(this),
                steps.stream()
                        .flatMap(step -> step.flow() == null
                                ? Stream.empty()
                                : step.flow().all()));
    }

    /** The same under another name, which stands before the names of the flows and settings within, too. */
    FlowTree renamed(String name) {
        return new FlowTree(
                name,
                description,
                providerId,
                steps.stream().map(step -> renamed(step, name)).toList());
    }

    private static FlowStep renamed(FlowStep step, String name) {
        StepConfig config = step.config();
        if (config != null && config.alias() != null) {
            config = new StepConfig(config.sharedId(), name + " " + config.alias(), config.values());
        }
        FlowTree flow = step.flow();
        if (flow != null) {
            flow = new FlowTree(
                    name + " " + flow.alias(),
                    flow.description(),
                    flow.providerId(),
                    flow.steps().stream().map(inner -> renamed(inner, name)).toList());
        }
        return new FlowStep(step.kind(), step.requirement(), step.priority(), step.authenticator(), config, flow);
    }

    FlowTree withSteps(List<FlowStep> other) {
        return new FlowTree(alias, description, providerId, other);
    }

    FlowTree withStep(int index, FlowStep step) {
        List<FlowStep> changed = new ArrayList<>(steps);
        changed.set(index, step);
        return withSteps(changed);
    }

    /** Whether alternatives count on this level: beside anything required Keycloak ignores them. */
    boolean required() {
        return steps.stream().anyMatch(FlowTree::counts);
    }

    /** The places of the steps that Keycloak may run here; conditions are not among them. */
    List<Integer> active() {
        boolean required = required();
        List<Integer> active = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            FlowStep step = steps.get(i);
            if (required ? counts(step) : step.enabled() && step.kind() != StepKind.CONDITION) {
                active.add(i);
            }
        }
        return active;
    }

    /** Whether some step that may run, here or within, is such a one. */
    boolean reaches(Predicate<FlowStep> such) {
        return active().stream().map(steps::get).anyMatch(step -> reaches(step, such));
    }

    static boolean reaches(FlowStep step, Predicate<FlowStep> such) {
        FlowTree flow = step.flow();
        return such.test(step) || (step.kind() == StepKind.FLOW && flow != null && flow.reaches(such));
    }

    private static boolean counts(FlowStep step) {
        return step.kind() != StepKind.CONDITION
                && (step.requirement() == Requirement.REQUIRED || step.requirement() == Requirement.CONDITIONAL);
    }
}
