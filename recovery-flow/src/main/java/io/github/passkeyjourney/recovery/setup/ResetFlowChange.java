package io.github.passkeyjourney.recovery.setup;

import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupPlan;
import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;
import io.github.passkeyjourney.platform.setup.SetupUndone;
import io.github.passkeyjourney.recovery.flow.RecoveryAuthenticatorFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialChooseUser;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * Puts a flow with our step in the place of the realm's reset flow, and the link to it on the login page. The flow that was there
 * stays as it is, unbound, for the undoing.
 */
final class ResetFlowChange implements SetupChange {

    static final String ID = "reset-flow";

    private static final String ALIAS = "passkey journey recovery";
    private static final List<String> STEPS =
            List.of(ResetCredentialChooseUser.PROVIDER_ID, RecoveryAuthenticatorFactory.ID);

    private static final String FLOW = "flow";
    private static final String BEFORE = "before";
    private static final String LINK = "link";

    private final RealmModel realm;

    ResetFlowChange(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public SetupPlan plan(@Nullable SetupNote note) {
        AuthenticationFlowModel bound = realm.getResetCredentialsFlow();
        if (bound != null && steps(bound).contains(RecoveryAuthenticatorFactory.ID) && realm.isResetPasswordAllowed()) {
            return new SetupPlan(SetupState.DONE, text());
        }
        return note == null
                ? new SetupPlan(SetupState.TO_DO, text())
                : new SetupPlan(SetupState.CHANGED_BY_HAND, SetupText.of("passkeySetup.changed.resetFlow"));
    }

    @Override
    public SetupNote apply() {
        Map<String, String> note = new HashMap<>();
        AuthenticationFlowModel before = realm.getResetCredentialsFlow();
        if (before == null || !steps(before).contains(RecoveryAuthenticatorFactory.ID)) {
            AuthenticationFlowModel flow = create();
            realm.setResetCredentialsFlow(flow);
            note.put(FLOW, flow.getAlias());
            if (before != null) {
                note.put(BEFORE, before.getAlias());
            }
        }
        if (!realm.isResetPasswordAllowed()) {
            realm.setResetPasswordAllowed(true);
            note.put(LINK, "true");
        }
        return new SetupNote(note);
    }

    @Override
    public SetupUndone undo(SetupNote note) {
        boolean all = true;
        String alias = note.get(FLOW);
        AuthenticationFlowModel flow = alias == null ? null : realm.getFlowByAlias(alias);
        if (alias != null) {
            AuthenticationFlowModel bound = realm.getResetCredentialsFlow();
            String earlier = note.get(BEFORE);
            AuthenticationFlowModel before = earlier == null ? null : realm.getFlowByAlias(earlier);
            if (before == null || bound == null || !bound.getAlias().equals(alias)) {
                all = false;
            } else {
                realm.setResetCredentialsFlow(before);
                if (flow != null && STEPS.equals(steps(flow))) {
                    realm.removeAuthenticationFlow(flow);
                } else {
                    all = false;
                }
            }
        }
        if (note.get(LINK) != null) {
            realm.setResetPasswordAllowed(false);
        }
        return all ? SetupUndone.undone(text()) : SetupUndone.kept(SetupText.of("passkeySetup.kept.resetFlow"));
    }

    private AuthenticationFlowModel create() {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        String alias = ALIAS;
        for (int number = 2; realm.getFlowByAlias(alias) != null; number++) {
            alias = ALIAS + " " + number;
        }
        flow.setAlias(alias);
        flow.setDescription("Lets users back in who cannot sign in");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        AuthenticationFlowModel added = realm.addAuthenticationFlow(flow);
        int priority = 10;
        for (String step : STEPS) {
            AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
            execution.setParentFlow(added.getId());
            execution.setAuthenticator(step);
            execution.setAuthenticatorFlow(false);
            execution.setRequirement(AuthenticationExecutionModel.Requirement.REQUIRED);
            execution.setPriority(priority);
            realm.addAuthenticatorExecution(execution);
            priority += 10;
        }
        return added;
    }

    /** The steps at the top of a flow, in order; of one within it, nothing. */
    private List<String> steps(AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .filter(step -> !step.isAuthenticatorFlow() && !step.isDisabled())
                .map(AuthenticationExecutionModel::getAuthenticator)
                .toList();
    }

    private static SetupText text() {
        return SetupText.of("passkeySetup.resetFlow");
    }
}
