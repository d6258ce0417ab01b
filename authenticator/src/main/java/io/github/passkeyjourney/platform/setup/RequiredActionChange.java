package io.github.passkeyjourney.platform.setup;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Registers and enables a required action; without both, Keycloak passes it by in silence. */
public final class RequiredActionChange implements SetupChange {

    private static final String REGISTERED = "registered";

    private final RealmModel realm;
    private final String action;
    private final @Nullable String name;

    /**
     * For one action.
     *
     * @param action its provider, which is its alias, too
     * @param name as admins read it; null if this server has no such provider
     */
    public RequiredActionChange(RealmModel realm, String action, @Nullable String name) {
        this.realm = realm;
        this.action = action;
        this.name = name;
    }

    @Override
    public String id() {
        return "required-action/" + action;
    }

    @Override
    public SetupPlan plan(@Nullable SetupNote note) {
        RequiredActionProviderModel found = realm.getRequiredActionProviderByAlias(action);
        if (found != null && found.isEnabled()) {
            return new SetupPlan(SetupState.DONE, text());
        }
        if (note != null) {
            return new SetupPlan(
                    SetupState.CHANGED_BY_HAND, SetupText.of("passkeySetup.changed.requiredAction", action));
        }
        return name == null
                ? new SetupPlan(SetupState.IMPOSSIBLE, SetupText.of("passkeySetup.impossible.requiredAction", action))
                : new SetupPlan(SetupState.TO_DO, text());
    }

    @Override
    public SetupNote apply() {
        RequiredActionProviderModel found = realm.getRequiredActionProviderByAlias(action);
        if (found != null) {
            enable(found, true);
            return new SetupNote(Map.of());
        }
        RequiredActionProviderModel added = new RequiredActionProviderModel();
        added.setAlias(action);
        added.setProviderId(action);
        added.setName(name);
        added.setEnabled(true);
        added.setDefaultAction(false);
        added.setPriority(1
                + realm.getRequiredActionProvidersStream()
                        .mapToInt(RequiredActionProviderModel::getPriority)
                        .max()
                        .orElse(0));
        realm.addRequiredActionProvider(added);
        return new SetupNote(Map.of(REGISTERED, "true"));
    }

    @Override
    public SetupUndone undo(SetupNote note) {
        RequiredActionProviderModel found = realm.getRequiredActionProviderByAlias(action);
        boolean registered = note.get(REGISTERED) != null;
        if (found == null) {
            return SetupUndone.undone(text());
        }
        if (registered ? !found.isEnabled() || found.isDefaultAction() : !found.isEnabled()) {
            return SetupUndone.kept(SetupText.of("passkeySetup.kept.requiredAction", action));
        }
        if (registered) {
            realm.removeRequiredActionProvider(found);
        } else {
            enable(found, false);
        }
        return SetupUndone.undone(text());
    }

    private void enable(RequiredActionProviderModel found, boolean enabled) {
        found.setEnabled(enabled);
        realm.updateRequiredActionProvider(found);
    }

    private SetupText text() {
        return SetupText.of("passkeySetup.requiredAction", action);
    }
}
