package io.github.passkeyjourney.admin.setup.realm;

import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupPlan;
import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;
import io.github.passkeyjourney.platform.setup.SetupUndone;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.StringUtil;

/**
 * Writes a first rollout policy, in which everybody is observed and nobody is asked. It is the product's own document and is
 * there to be edited: whatever it says by then, it goes when the set-up is undone. A policy that was there before stays.
 */
final class PolicyChange implements SetupChange {

    /** As small as it can be, so that an admin sees at once what it says. */
    static final String OBSERVE = """
            {"version":1,"enabled":true,"cohorts":[{"name":"everyone","match":{},"phase":"observe"}]}""";

    private final RealmModel realm;

    PolicyChange(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public String id() {
        return "policy";
    }

    @Override
    public SetupPlan plan(@Nullable SetupNote note) {
        if (!StringUtil.isBlank(realm.getAttribute(RolloutSettings.ATTRIBUTE))) {
            return new SetupPlan(SetupState.DONE, text());
        }
        return note == null
                ? new SetupPlan(SetupState.TO_DO, text())
                : new SetupPlan(SetupState.CHANGED_BY_HAND, SetupText.of("passkeySetup.changed.policy"));
    }

    @Override
    public SetupNote apply() {
        realm.setAttribute(RolloutSettings.ATTRIBUTE, OBSERVE);
        return new SetupNote(Map.of());
    }

    @Override
    public SetupUndone undo(SetupNote note) {
        realm.removeAttribute(RolloutSettings.ATTRIBUTE);
        return SetupUndone.undone(text());
    }

    private static SetupText text() {
        return SetupText.of("passkeySetup.policy");
    }
}
