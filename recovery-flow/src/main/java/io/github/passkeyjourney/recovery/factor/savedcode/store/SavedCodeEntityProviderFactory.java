package io.github.passkeyjourney.recovery.factor.savedcode.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import org.keycloak.models.KeycloakSessionFactory;

/** Brings the table PJ_USED_CODE into Keycloak's database. */
public final class SavedCodeEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public SavedCodeEntityProviderFactory() {
        super("usedcode-store", "usedcode-changelog.xml");
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(OwnedRows.ofUsers(UsedCodes.TABLE));
    }
}
