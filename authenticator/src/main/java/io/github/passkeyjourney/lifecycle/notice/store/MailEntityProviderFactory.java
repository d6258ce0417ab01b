package io.github.passkeyjourney.lifecycle.notice.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the tables PJ_MAIL and PJ_NOTICE into Keycloak's database. */
public final class MailEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public MailEntityProviderFactory() {
        super("mail-outbox", "mail-changelog.xml");
    }
}
