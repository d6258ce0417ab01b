package io.github.passkeyjourney.recovery.setup;

import io.github.passkeyjourney.platform.setup.RequiredActionChange;
import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.recovery.contact.ContactsActionFactory;
import io.github.passkeyjourney.recovery.factor.savedcode.SavedCodesActionFactory;
import io.github.passkeyjourney.recovery.flow.RecoveredActionFactory;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;

/** What recovery needs of a realm: the required actions by which users get their codes, and which ends a recovery, and its flow. */
final class RecoverySetup implements SetupContribution {

    @Override
    public List<SetupChange> changes(RealmModel realm, Map<String, SetupNote> applied) {
        return List.of(
                new RequiredActionChange(
                        realm, SavedCodesActionFactory.ID, new SavedCodesActionFactory().getDisplayText()),
                new RequiredActionChange(realm, ContactsActionFactory.ID, new ContactsActionFactory().getDisplayText()),
                new RequiredActionChange(
                        realm, RecoveredActionFactory.ID, new RecoveredActionFactory().getDisplayText()),
                new ResetFlowChange(realm));
    }
}
