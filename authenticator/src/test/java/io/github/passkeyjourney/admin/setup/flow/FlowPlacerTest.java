package io.github.passkeyjourney.admin.setup.flow;

import static io.github.passkeyjourney.admin.setup.flow.TestFlows.flow;
import static io.github.passkeyjourney.admin.setup.flow.TestFlows.line;
import static io.github.passkeyjourney.admin.setup.flow.TestFlows.step;
import static io.github.passkeyjourney.admin.setup.flow.TestFlows.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.DISABLED;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where our steps go, in the flows that realms really have. */
class FlowPlacerTest {

    private static final FlowTree SECOND_FACTOR =
            flow("2fa", step(REQUIRED, "condition"), step(ALTERNATIVE, "otp"), step(DISABLED, "key"));

    @Test
    void inKeycloaksOwnFlowTheFormsAreBetweenThem() {
        FlowTree stock = flow(
                "browser",
                step(ALTERNATIVE, "cookie"),
                step(DISABLED, "spnego"),
                step(ALTERNATIVE, "redirector"),
                within(
                        ALTERNATIVE,
                        flow(
                                "organization",
                                within(
                                        CONDITIONAL,
                                        flow(
                                                "if organization",
                                                step(REQUIRED, "condition"),
                                                step(ALTERNATIVE, "organization"))))),
                within(ALTERNATIVE, flow("forms", step(REQUIRED, "form"), within(CONDITIONAL, SECOND_FACTOR))));
        assertThat(placed(stock))
                .isEqualTo("cookie | redirector | ((organization)?) | "
                        + "(passkey-probe & form & (otp)? & passkey-nudge & passkey-multi-device)");
    }

    @Test
    void aChoiceOfFactorsBehindTheUserNameStaysAChoice() {
        FlowTree passwordless = flow(
                "browser",
                step(ALTERNATIVE, "cookie"),
                within(
                        ALTERNATIVE,
                        flow(
                                "forms",
                                step(REQUIRED, "form"),
                                within(
                                        REQUIRED,
                                        flow(
                                                "factors",
                                                step(ALTERNATIVE, "passkey"),
                                                within(
                                                        ALTERNATIVE,
                                                        flow(
                                                                "password and code",
                                                                step(REQUIRED, "form"),
                                                                step(REQUIRED, "otp"))))))));
        assertThat(placed(passwordless))
                .isEqualTo(
                        "cookie | (passkey-probe & form & (passkey | (form & otp)) & passkey-nudge & passkey-multi-device)");
    }

    @Test
    void stepsUpByLevelsOfAssuranceEndWithTheNudge() {
        FlowTree stepUp = flow(
                "browser",
                step(ALTERNATIVE, "cookie"),
                within(
                        ALTERNATIVE,
                        flow(
                                "levels",
                                within(
                                        CONDITIONAL,
                                        flow("level 1", step(REQUIRED, "condition"), step(REQUIRED, "form"))),
                                within(
                                        CONDITIONAL,
                                        flow("level 2", step(REQUIRED, "condition"), step(REQUIRED, "otp"))))));
        assertThat(placed(stepUp))
                .isEqualTo("cookie | (passkey-probe & (form)? & (otp)? & passkey-nudge & passkey-multi-device)");
    }

    @Test
    void alternativesAmongTheFormsMoveTogetherBecauseKeycloakIgnoresThemBesideWhatIsRequired() {
        FlowTree choice = flow(
                "browser",
                step(ALTERNATIVE, "cookie"),
                within(ALTERNATIVE, flow("forms", step(ALTERNATIVE, "passkey"), step(ALTERNATIVE, "form"))));
        assertThat(placed(choice))
                .isEqualTo("cookie | (passkey-probe & (passkey | form) & passkey-nudge & passkey-multi-device)");
    }

    @Test
    void aFormBesideTheCookieGetsAFlowOfItsOwn() {
        FlowTree flat = flow("browser", step(ALTERNATIVE, "cookie"), step(ALTERNATIVE, "form"));
        assertThat(placed(flat)).isEqualTo("cookie | (passkey-probe & form & passkey-nudge & passkey-multi-device)");
    }

    @Test
    void aCheckBehindTheWholeSignInStaysBehindIt() {
        FlowTree checked = flow(
                "browser",
                within(
                        REQUIRED,
                        flow(
                                "sign-in",
                                step(ALTERNATIVE, "cookie"),
                                within(ALTERNATIVE, flow("forms", step(REQUIRED, "form"))))),
                within(CONDITIONAL, flow("check", step(REQUIRED, "condition"), step(REQUIRED, "deny"))));
        assertThat(placed(checked))
                .isEqualTo("(cookie | (passkey-probe & form & passkey-nudge & passkey-multi-device)) & (deny)?");
    }

    @Test
    void conditionsKeepDecidingOverTheirOwnFlow() {
        FlowTree conditional = flow(
                "browser",
                within(
                        ALTERNATIVE,
                        flow(
                                "forms",
                                step(REQUIRED, "condition"),
                                step(ALTERNATIVE, "passkey"),
                                step(ALTERNATIVE, "form"))),
                step(ALTERNATIVE, "cookie"));
        FlowTree result =
                Objects.requireNonNull(FlowPlacer.aroundForms(conditional).tree());
        FlowTree forms = Objects.requireNonNull(result.steps().get(0).flow());
        assertThat(forms.steps()).extracting(FlowStep::kind).contains(StepKind.CONDITION);
        assertThat(line(result))
                .isEqualTo("(passkey-probe & (passkey | form) & passkey-nudge & passkey-multi-device) | cookie");
    }

    @Test
    void aFlowWithoutFormsHasNoPlace() {
        FlowTree none = flow(
                "browser",
                step(ALTERNATIVE, "cookie"),
                step(ALTERNATIVE, "redirector"),
                within(DISABLED, flow("forms", step(REQUIRED, "form"))));
        assertThat(FlowPlacer.aroundForms(none).outcome()).isEqualTo(Placement.Outcome.NO_FORM);
        FlowTree ignored = flow("browser", step(REQUIRED, "certificate"), step(ALTERNATIVE, "form"));
        assertThat(FlowPlacer.aroundForms(ignored).outcome()).isEqualTo(Placement.Outcome.NO_FORM);
    }

    @Test
    void aFlowThatHasTheNudgeIsLeftAlone() {
        FlowTree own = flow("browser", step(REQUIRED, "form"), step(REQUIRED, FlowPlacer.NUDGE));
        assertThat(FlowPlacer.aroundForms(own).outcome()).isEqualTo(Placement.Outcome.THERE);
        assertThat(FlowPlacer.atTheEnd(own).outcome()).isEqualTo(Placement.Outcome.THERE);
        FlowTree off = flow("browser", step(REQUIRED, "form"), step(DISABLED, FlowPlacer.NUDGE));
        assertThat(FlowPlacer.aroundForms(off).outcome()).isEqualTo(Placement.Outcome.PLACED);
    }

    @Test
    void afterAnotherProviderTheNudgeComesLast() {
        FlowTree checks = flow("after", step(REQUIRED, "terms"), within(CONDITIONAL, SECOND_FACTOR));
        assertThat(line(Objects.requireNonNull(FlowPlacer.atTheEnd(checks).tree())))
                .isEqualTo("terms & (otp)? & passkey-nudge & passkey-multi-device");
        FlowTree choice = flow("after", step(ALTERNATIVE, "otp"), step(ALTERNATIVE, "key"));
        assertThat(line(Objects.requireNonNull(FlowPlacer.atTheEnd(choice).tree())))
                .isEqualTo("(otp | key) & passkey-nudge & passkey-multi-device");
        assertThat(line(Objects.requireNonNull(
                        FlowPlacer.atTheEnd(flow("after")).tree())))
                .isEqualTo("passkey-nudge & passkey-multi-device");
    }

    @Test
    void aFlowWhosePrioritiesLeaveNoRoomIsRefused() {
        FlowTree full = new FlowTree(
                "browser",
                null,
                "basic-flow",
                List.of(new FlowStep(StepKind.FORM, REQUIRED, Integer.MAX_VALUE, "form", null, null)));
        assertThat(FlowPlacer.aroundForms(full).outcome()).isEqualTo(Placement.Outcome.UNFIT);
    }

    private static String placed(FlowTree tree) {
        Placement placement = FlowPlacer.aroundForms(tree);
        assertThat(placement.outcome()).isEqualTo(Placement.Outcome.PLACED);
        return line(Objects.requireNonNull(placement.tree()));
    }
}
