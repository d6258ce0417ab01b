package io.github.passkeyjourney.recovery.helpdesk.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the tables of the helpdesk into Keycloak's database. */
public final class HelpdeskEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public HelpdeskEntityProviderFactory() {
        super("helpdesk-store", "helpdesk-changelog.xml");
    }
}
