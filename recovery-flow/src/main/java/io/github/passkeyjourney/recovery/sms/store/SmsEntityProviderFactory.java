package io.github.passkeyjourney.recovery.sms.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import org.keycloak.models.KeycloakSessionFactory;

/** Brings the table PJ_SMS into Keycloak's database. */
public final class SmsEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public SmsEntityProviderFactory() {
        super("sms-budget", "sms-changelog.xml");
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(OwnedRows.ofRealms(SmsBudget.TABLE));
    }
}
