package io.github.passkeyjourney.admin.setup.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** Whatever the flow: the same ways lead through it, and each way past a form meets the probe before and the nudge after. */
class FlowPlacerPropertyTest {

    @Property(tries = 500)
    void ourStepsChangeNoWayThroughAFlowAndMissNoForm(@ForAll("flows") FlowTree flow) {
        Set<List<String>> before = ways(flow);
        Assume.that(before.size() < 300);
        Placement placement = FlowPlacer.aroundForms(flow);
        boolean forms = flow.reaches(step -> step.kind() == StepKind.FORM);
        assertThat(placement.outcome() == Placement.Outcome.PLACED).isEqualTo(forms);
        if (!forms) {
            return;
        }
        Set<List<String>> after = ways(Objects.requireNonNull(placement.tree()));
        Set<List<String>> withoutOurs = new LinkedHashSet<>();
        after.forEach(way ->
                withoutOurs.add(way.stream().filter(step -> !isOurs(step)).toList()));
        assertThat(withoutOurs).isEqualTo(before);
        for (List<String> way : after) {
            assertThat(way.stream().filter(FlowPlacer.NUDGE::equals).count()).isLessThanOrEqualTo(1);
            if (way.contains("form") && !way.contains("cookie")) {
                assertThat(way).containsSubsequence(FlowPlacer.PROBE, FlowPlacer.NUDGE, FlowPlacer.MULTI_DEVICE);
                assertThat(way.indexOf(FlowPlacer.PROBE)).isLessThan(way.indexOf("form"));
                assertThat(way.indexOf(FlowPlacer.NUDGE)).isGreaterThan(way.lastIndexOf("form"));
            }
        }
    }

    @Property(tries = 300)
    void atTheEndOfAFlowOurStepsComeLastOnEachWay(@ForAll("flows") FlowTree flow) {
        Set<List<String>> before = ways(flow);
        Assume.that(before.size() < 300);
        Set<List<String>> after =
                ways(Objects.requireNonNull(FlowPlacer.atTheEnd(flow).tree()));
        assertThat(after).allSatisfy(way -> assertThat(way).endsWith(FlowPlacer.NUDGE, FlowPlacer.MULTI_DEVICE));
        Set<List<String>> withoutOurs = new LinkedHashSet<>();
        after.forEach(way -> withoutOurs.add(way.subList(0, way.size() - 2)));
        assertThat(withoutOurs).isEqualTo(before);
    }

    @Provide
    Arbitrary<FlowTree> flows() {
        return FlowArbitraries.flows();
    }

    private static boolean isOurs(String step) {
        return step.startsWith("passkey-");
    }

    /** The ways through a flow as Keycloak walks it; what is conditional may be passed by, and a flow with nothing to do, too. */
    private static Set<List<String>> ways(FlowTree flow) {
        Set<List<String>> ways = new LinkedHashSet<>();
        List<FlowStep> active = flow.active().stream().map(flow.steps()::get).toList();
        if (active.isEmpty()) {
            ways.add(List.of());
        } else if (flow.required()) {
            ways.add(List.of());
            for (FlowStep step : active) {
                Set<List<String>> longer = new LinkedHashSet<>();
                for (List<String> way : ways) {
                    if (longer.size() > 2_000) {
                        break;
                    }
                    if (step.requirement() == Requirement.CONDITIONAL) {
                        longer.add(way);
                    }
                    for (List<String> more : ways(step)) {
                        List<String> joined = new ArrayList<>(way);
                        joined.addAll(more);
                        longer.add(joined);
                    }
                }
                ways = longer;
            }
        } else {
            for (FlowStep step : active) {
                ways.addAll(ways(step));
            }
        }
        return ways;
    }

    private static Set<List<String>> ways(FlowStep step) {
        FlowTree inner = step.flow();
        return inner == null ? Set.of(List.of(Objects.requireNonNull(step.authenticator()))) : ways(inner);
    }
}
