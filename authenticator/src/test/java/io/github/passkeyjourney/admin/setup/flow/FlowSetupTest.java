package io.github.passkeyjourney.admin.setup.flow;

import static io.github.passkeyjourney.admin.setup.flow.TestFlows.flow;
import static io.github.passkeyjourney.admin.setup.flow.TestFlows.step;
import static io.github.passkeyjourney.admin.setup.flow.TestFlows.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import io.github.passkeyjourney.admin.setup.FakeRealm;
import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;

/** Set-up of flows: applying twice is applying once, undoing brings back what was there, and hands are respected. */
class FlowSetupTest {

    private static final FlowTree STOCK = flow(
            "browser",
            step(ALTERNATIVE, "cookie"),
            within(ALTERNATIVE, flow("forms", step(REQUIRED, "form"), step(REQUIRED, "otp"))));

    private final FakeRealm realm = new FakeRealm();
    private final Map<String, SetupNote> notes = new LinkedHashMap<>();

    @Property(tries = 200)
    void undoingBringsBackWhatWasThereAndApplyingTwiceIsApplyingOnce(
            @ForAll("flows") FlowTree browser, @ForAll("flows") FlowTree own, @ForAll("flows") FlowTree after) {
        FakeRealm odd = new FakeRealm();
        write(odd, browser.renamed("browser"));
        write(odd, own.renamed("client's"));
        write(odd, after.renamed("after"));
        odd.model().setBrowserFlow(odd.model().getFlowByAlias("browser"));
        odd.client("one", "client's");
        odd.client("two", "client's");
        odd.client("three", "browser");
        odd.broker("first", "after");
        odd.broker("second", null);
        odd.broker("third", null);
        String before = odd.export();

        Map<String, SetupNote> left = new LinkedHashMap<>();
        apply(odd, left);
        assertThat(left).isNotEmpty();
        String applied = odd.export();
        assertThat(applied).isNotEqualTo(before);
        Map<String, SetupNote> more = new LinkedHashMap<>(left);
        assertThat(apply(odd, more)).isEmpty();
        assertThat(odd.export()).isEqualTo(applied);
        assertThat(states(odd, left)).doesNotContainValue(SetupState.CHANGED_BY_HAND);

        assertThat(undo(odd, left)).doesNotContainValue(SetupState.KEPT);
        assertThat(odd.export()).isEqualTo(before);
    }

    @Provide
    Arbitrary<FlowTree> flows() {
        return FlowArbitraries.flows();
    }

    @Example
    void oneCopyServesAllThatRunTheSameFlow() {
        stock();
        realm.client("app", "browser");
        realm.broker("first", null);
        realm.broker("second", null);
        apply(realm, notes);
        assertThat(realm.model().getAuthenticationFlowsStream().map(AuthenticationFlowModel::getAlias))
                .containsExactlyInAnyOrder(
                        "browser",
                        "forms",
                        "passkey journey browser",
                        "passkey journey browser forms",
                        "passkey journey post broker login");
    }

    @Example
    void whatComesLaterIsDoneByTheNextCall() {
        stock();
        apply(realm, notes);
        realm.broker("late", null);
        assertThat(apply(realm, notes)).containsExactly("broker-flow/late");
    }

    @Example
    void namesThatAreTakenAreAvoided() {
        write(realm, flow("passkey journey browser"));
        write(realm, flow("passkey journey browser 2 forms"));
        stock();
        apply(realm, notes);
        assertThat(realm.model().getBrowserFlow().getAlias()).isEqualTo("passkey journey browser 3");
    }

    @Example
    void aFlowThatSomebodyExtendedStaysWithoutOurSteps() {
        stock();
        apply(realm, notes);
        String copy = realm.model().getBrowserFlow().getId();
        add(copy, "own-check");
        assertThat(states(realm, notes)).containsEntry("browser-flow", SetupState.CHANGED_BY_HAND);
        assertThat(apply(realm, notes)).isEmpty();

        assertThat(undo(realm, notes)).containsEntry("browser-flow", SetupState.KEPT);
        assertThat(realm.model().getBrowserFlow().getId()).isEqualTo(copy);
        assertThat(realm.export()).contains("own-check").doesNotContain("passkey-nudge", "passkey-probe");
    }

    @Example
    void aFlowThatSomebodyBoundInsteadStays() {
        stock();
        write(realm, flow("other", step(REQUIRED, "form")));
        apply(realm, notes);
        realm.model().setBrowserFlow(realm.model().getFlowByAlias("other"));
        assertThat(states(realm, notes)).containsEntry("browser-flow", SetupState.CHANGED_BY_HAND);
        assertThat(undo(realm, notes)).containsEntry("browser-flow", SetupState.KEPT);
        assertThat(realm.model().getBrowserFlow().getAlias()).isEqualTo("other");
        assertThat(realm.export()).doesNotContain("passkey journey");
    }

    @Example
    void aCopyThatSomebodyElseUsesIsNotTakenAway() {
        stock();
        apply(realm, notes);
        realm.client("by hand", "passkey journey browser");
        assertThat(undo(realm, notes)).containsEntry("browser-flow", SetupState.KEPT);
        assertThat(realm.model().getBrowserFlow().getAlias()).isEqualTo("browser");
        assertThat(realm.export())
                .contains("client by hand: passkey journey browser")
                .doesNotContain("passkey-nudge");
    }

    @Example
    void aSourceThatIsGoneLeavesItsCopyWithoutOurSteps() {
        stock();
        apply(realm, notes);
        realm.model().removeAuthenticationFlow(realm.model().getFlowByAlias("browser"));
        assertThat(undo(realm, notes)).containsEntry("browser-flow", SetupState.KEPT);
        assertThat(realm.model().getBrowserFlow().getAlias()).isEqualTo("passkey journey browser");
        assertThat(realm.export()).doesNotContain("passkey-nudge");
    }

    @Example
    void aClientThatIsGoneIsNoHindrance() {
        stock();
        write(realm, flow("own", step(REQUIRED, "form")));
        realm.client("app", "own");
        apply(realm, notes);
        realm.removeClient("app");
        assertThat(states(realm, notes)).containsEntry("client-flow/app", SetupState.CHANGED_BY_HAND);
        assertThat(undo(realm, notes)).doesNotContainValue(SetupState.KEPT);
        assertThat(realm.export()).doesNotContain("passkey journey");
    }

    @Example
    void aFlowThatCannotBeCopiedIsSaidAndHindersNothingElse() {
        stock();
        AuthenticationExecutionModel dangling = new AuthenticationExecutionModel();
        dangling.setParentFlow(realm.model().getBrowserFlow().getId());
        dangling.setRequirement(ALTERNATIVE);
        dangling.setAuthenticatorFlow(true);
        dangling.setFlowId("gone");
        realm.model().addAuthenticatorExecution(dangling);
        realm.broker("corp", null);
        assertThat(states(realm, notes))
                .containsEntry("browser-flow", SetupState.IMPOSSIBLE)
                .containsEntry("registration-flow", SetupState.IMPOSSIBLE);
        assertThat(apply(realm, notes)).containsExactly("broker-flow/corp");
    }

    private void stock() {
        write(realm, STOCK);
        realm.model().setBrowserFlow(realm.model().getFlowByAlias("browser"));
    }

    private void add(String flowId, String provider) {
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setParentFlow(flowId);
        step.setRequirement(ALTERNATIVE);
        step.setAuthenticator(provider);
        step.setPriority(99);
        realm.model().addAuthenticatorExecution(step);
    }

    private static void write(FakeRealm realm, FlowTree tree) {
        new RealmFlows(realm.session(), realm.model(), TestFlows::kind).write(tree);
    }

    private static List<SetupChange> changes(FakeRealm realm, Map<String, SetupNote> notes) {
        return new FlowSetup(realm.session(), TestFlows::kind).changes(realm.model(), notes);
    }

    /** The ids of what was to do. */
    private static List<String> apply(FakeRealm realm, Map<String, SetupNote> notes) {
        List<String> made = new ArrayList<>();
        for (SetupChange change : changes(realm, Map.copyOf(notes))) {
            if (change.plan(notes.get(change.id())).state() == SetupState.TO_DO) {
                notes.put(change.id(), change.apply());
                made.add(change.id());
            }
        }
        return made;
    }

    private static Map<String, SetupState> states(FakeRealm realm, Map<String, SetupNote> notes) {
        Map<String, SetupState> states = new LinkedHashMap<>();
        changes(realm, notes)
                .forEach(change -> states.put(
                        change.id(), change.plan(notes.get(change.id())).state()));
        return states;
    }

    private static Map<String, SetupState> undo(FakeRealm realm, Map<String, SetupNote> notes) {
        Map<String, SetupState> states = new LinkedHashMap<>();
        List<SetupChange> backwards = new ArrayList<>(changes(realm, notes));
        Collections.reverse(backwards);
        for (SetupChange change : backwards) {
            SetupNote note = notes.get(change.id());
            if (note != null) {
                states.put(change.id(), change.undo(note).state());
            }
        }
        return states;
    }
}
