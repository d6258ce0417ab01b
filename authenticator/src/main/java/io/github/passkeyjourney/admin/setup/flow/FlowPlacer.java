package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.device.MultiDeviceAuthenticatorFactory;
import io.github.passkeyjourney.enrollment.NudgeAuthenticatorFactory;
import io.github.passkeyjourney.enrollment.ProbeAuthenticatorFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * Finds the place of our steps in a flow: the probe before the first form, the nudge after the last factor, and the advice on a
 * second device right after it. All are required, and Keycloak ignores alternatives beside anything required; so alternatives are put into a flow of their own, between the
 * two. What the flow lets in and what it refuses stays the same.
 */
public final class FlowPlacer {

    /** The flow step that finds out what a browser can do. */
    public static final String PROBE = ProbeAuthenticatorFactory.ID;

    /** The flow step that offers a passkey. */
    public static final String NUDGE = NudgeAuthenticatorFactory.ID;

    /** The flow step that advises holders of one passkey. */
    public static final String MULTI_DEVICE = MultiDeviceAuthenticatorFactory.ID;

    private static final String BASIC_FLOW = "basic-flow";
    private static final int GAP = 10;

    private final boolean probes;
    private final Set<String> names = new HashSet<>();

    private FlowPlacer(boolean probes, FlowTree tree) {
        this.probes = probes;
        tree.all().map(FlowTree::alias).forEach(names::add);
    }

    /** For flows in which people sign in or up. */
    public static Placement aroundForms(FlowTree tree) {
        if (tree.reaches(step -> step.kind() == StepKind.NUDGE)) {
            return Placement.none(Placement.Outcome.THERE);
        }
        if (!tree.reaches(FlowPlacer::isForm)) {
            return Placement.none(Placement.Outcome.NO_FORM);
        }
        return placed(new FlowPlacer(true, tree).aroundFormsOf(tree), tree);
    }

    /** For flows that run after another provider has signed somebody in: our steps come last. */
    public static Placement atTheEnd(FlowTree tree) {
        if (tree.reaches(step -> step.kind() == StepKind.NUDGE)) {
            return Placement.none(Placement.Outcome.THERE);
        }
        return placed(new FlowPlacer(false, tree).aroundLevel(tree), tree);
    }

    /** A flow with nothing but the nudge and what follows it. */
    public static FlowTree nudgeAlone(String alias) {
        return new FlowTree(alias, null, BASIC_FLOW, last(0));
    }

    private static List<FlowStep> last(int highest) {
        return List.of(
                FlowStep.ours(StepKind.NUDGE, NUDGE, highest + GAP),
                FlowStep.ours(StepKind.MULTI_DEVICE, MULTI_DEVICE, highest + 2 * GAP));
    }

    private static Placement placed(FlowTree result, FlowTree source) {
        boolean room = source.all()
                .flatMap(level -> level.steps().stream())
                .allMatch(step -> Math.abs((long) step.priority()) < Integer.MAX_VALUE - 2 * GAP);
        return room ? Placement.placed(result) : Placement.none(Placement.Outcome.UNFIT);
    }

    private FlowTree aroundFormsOf(FlowTree level) {
        List<Integer> forms = level.active().stream()
                .filter(index -> FlowTree.reaches(level.steps().get(index), FlowPlacer::isForm))
                .toList();
        if (level.required()) {
            return forms.size() == 1 && mayPassWithout(level.steps().get(forms.get(0)))
                    ? descend(level, forms.get(0))
                    : aroundLevel(level);
        }
        if (level.active().size() == 1 && isFlow(level.steps().get(forms.get(0)))) {
            return descend(level, forms.get(0));
        }
        if (!level.reaches(FlowPlacer::isSession)) {
            return aroundLevel(level);
        }
        FlowTree result = level;
        for (int index : forms) {
            result = isFlow(level.steps().get(index)) ? descend(result, index) : aroundStep(result, index);
        }
        return result;
    }

    private FlowTree descend(FlowTree level, int index) {
        FlowStep step = level.steps().get(index);
        return level.withStep(index, step.withFlow(aroundFormsOf(Objects.requireNonNull(step.flow()))));
    }

    /** Our steps first and last on this level; alternatives between them get a flow of their own. */
    private FlowTree aroundLevel(FlowTree level) {
        boolean alternatives = !level.required() && !level.active().isEmpty();
        List<FlowStep> inner = level.steps();
        if (alternatives) {
            List<FlowStep> conditions = new ArrayList<>();
            List<FlowStep> moved = new ArrayList<>();
            for (FlowStep step : level.steps()) {
                (step.kind() == StepKind.CONDITION ? conditions : moved).add(step);
            }
            FlowTree ways = new FlowTree(unused(level.alias() + " ways"), null, BASIC_FLOW, moved);
            inner = new ArrayList<>(conditions);
            inner.add(FlowStep.around(ways, Requirement.REQUIRED, highest(level.steps())));
        }
        return level.withSteps(between(inner));
    }

    private FlowTree aroundStep(FlowTree level, int index) {
        FlowStep step = level.steps().get(index);
        FlowTree way = new FlowTree(
                unused(level.alias() + " form"),
                null,
                BASIC_FLOW,
                between(List.of(step.withRequirement(Requirement.REQUIRED))));
        return level.withStep(index, FlowStep.around(way, step.requirement(), step.priority()));
    }

    private List<FlowStep> between(List<FlowStep> steps) {
        List<FlowStep> result = new ArrayList<>();
        if (probes) {
            int lowest = steps.stream().mapToInt(FlowStep::priority).min().orElse(GAP);
            result.add(FlowStep.ours(StepKind.PROBE, PROBE, lowest - GAP / 2));
        }
        result.addAll(steps);
        result.addAll(last(highest(steps)));
        return result;
    }

    private String unused(String name) {
        String candidate = name;
        for (int number = 2; !names.add(candidate); number++) {
            candidate = name + " " + number;
        }
        return candidate;
    }

    private static int highest(List<FlowStep> steps) {
        return steps.stream().mapToInt(FlowStep::priority).max().orElse(0);
    }

    /** A flow with forms that a session spares some people: our steps belong to the forms, inside it. */
    private static boolean mayPassWithout(FlowStep step) {
        return isFlow(step) && FlowTree.reaches(step, FlowPlacer::isSession);
    }

    private static boolean isFlow(FlowStep step) {
        return step.kind() == StepKind.FLOW;
    }

    private static boolean isForm(FlowStep step) {
        return step.kind() == StepKind.FORM;
    }

    private static boolean isSession(FlowStep step) {
        return step.kind() == StepKind.SESSION;
    }
}
