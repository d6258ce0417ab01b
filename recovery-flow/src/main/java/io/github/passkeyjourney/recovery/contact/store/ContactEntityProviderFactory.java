package io.github.passkeyjourney.recovery.contact.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import org.keycloak.models.KeycloakSessionFactory;

/** Brings the table PJ_CONTACT into Keycloak's database. */
public final class ContactEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public ContactEntityProviderFactory() {
        super("contact-store", "contact-changelog.xml");
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(OwnedRows.ofUsers(Contacts.TABLE));
    }
}
