package io.github.passkeyjourney.admin.setup;

import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupPlan;
import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;
import io.github.passkeyjourney.platform.setup.SetupUndone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.RealmModel;

/** The set-up of one realm: plans, applies and undoes what all parts of the product contribute. */
final class Setup {

    private final RealmModel realm;
    private final List<SetupContribution> parts;

    Setup(RealmModel realm, List<SetupContribution> parts) {
        this.realm = realm;
        this.parts = parts;
    }

    /**
     * How the realm stands to each change; writes nothing.
     *
     * @throws UnreadableRecordException if it cannot be told
     */
    List<SetupEntry> plan() {
        SetupRecord record = SetupRecord.of(realm);
        List<SetupEntry> entries = new ArrayList<>();
        changes(record).forEach((id, change) -> {
            SetupPlan plan = change.plan(record.notes().get(id));
            entries.add(new SetupEntry(id, plan.state(), plan.text()));
        });
        return entries;
    }

    /**
     * Makes what is to do, and tells how the realm stands now. Those lines that were to do before say so by {@link Applied}.
     *
     * @throws UnreadableRecordException if it cannot be told what was done before
     */
    Applied apply() {
        SetupRecord record = SetupRecord.of(realm);
        List<SetupEntry> entries = new ArrayList<>();
        List<String> made = new ArrayList<>();
        changes(record).forEach((id, change) -> {
            SetupPlan plan = change.plan(record.notes().get(id));
            SetupState state = plan.state();
            if (state == SetupState.TO_DO) {
                record.add(id, change.apply());
                made.add(id);
                state = SetupState.DONE;
            }
            entries.add(new SetupEntry(id, state, plan.text()));
        });
        if (!made.isEmpty()) {
            record.write();
        }
        return new Applied(made, entries);
    }

    /**
     * Why nothing may be undone now; empty if it may.
     *
     * @throws UnreadableRecordException if it cannot be told what was done
     */
    List<SetupText> objections() {
        Map<String, SetupNote> notes = SetupRecord.of(realm).notes();
        return notes.isEmpty()
                ? List.of()
                : parts.stream()
                        .flatMap(part -> part.objections(realm, notes).stream())
                        .toList();
    }

    /**
     * Takes back what was made, the last change first, and forgets it. Nobody may object.
     *
     * @throws UnreadableRecordException if it cannot be told what was done
     */
    Applied undo() {
        SetupRecord record = SetupRecord.of(realm);
        Map<String, SetupChange> changes = changes(record);
        List<SetupEntry> entries = new ArrayList<>();
        for (String id : record.backwards()) {
            SetupChange change = changes.get(id);
            SetupUndone undone = change == null
                    ? SetupUndone.kept(SetupText.of("passkeySetup.kept.unknown", id))
                    : change.undo(Objects.requireNonNull(record.notes().get(id)));
            entries.add(new SetupEntry(id, undone.state(), undone.text()));
        }
        record.remove();
        return new Applied(record.backwards(), entries);
    }

    private Map<String, SetupChange> changes(SetupRecord record) {
        Map<String, SetupChange> changes = new LinkedHashMap<>();
        for (SetupContribution part : parts) {
            part.changes(realm, record.notes()).forEach(change -> changes.put(change.id(), change));
        }
        return changes;
    }

    /**
     * What a call did.
     *
     * @param changes the ids of those that were made or taken back, in that order
     * @param entries how the realm stands to all changes, or, undone, to those
     */
    record Applied(List<String> changes, List<SetupEntry> entries) {

        Applied {
            changes = List.copyOf(changes);
            entries = List.copyOf(entries);
        }
    }
}
