package io.github.passkeyjourney.admin.setup.realm;

import io.github.passkeyjourney.audit.listener.FactListenerFactory;
import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupPlan;
import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;
import io.github.passkeyjourney.platform.setup.SetupUndone;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/** Lets the events of the realm reach the audit trail and the reports. */
final class ListenerChange implements SetupChange {

    private static final String LISTENER = FactListenerFactory.ID;

    private final RealmModel realm;

    ListenerChange(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public String id() {
        return "event-listener";
    }

    @Override
    public SetupPlan plan(@Nullable SetupNote note) {
        if (listeners().contains(LISTENER)) {
            return new SetupPlan(SetupState.DONE, text());
        }
        return note == null
                ? new SetupPlan(SetupState.TO_DO, text())
                : new SetupPlan(SetupState.CHANGED_BY_HAND, SetupText.of("passkeySetup.changed.listener", LISTENER));
    }

    @Override
    public SetupNote apply() {
        Set<String> listeners = listeners();
        listeners.add(LISTENER);
        realm.setEventsListeners(listeners);
        return new SetupNote(Map.of());
    }

    @Override
    public SetupUndone undo(SetupNote note) {
        Set<String> listeners = listeners();
        if (listeners.remove(LISTENER)) {
            realm.setEventsListeners(listeners);
        }
        return SetupUndone.undone(text());
    }

    private static SetupText text() {
        return SetupText.of("passkeySetup.listener", LISTENER);
    }

    private Set<String> listeners() {
        return realm.getEventsListenersStream().collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
