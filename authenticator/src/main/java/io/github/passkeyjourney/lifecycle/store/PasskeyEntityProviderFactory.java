package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the table PJ_PASSKEY into Keycloak's database. */
public final class PasskeyEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public PasskeyEntityProviderFactory() {
        super("passkey-inventory", "passkey-changelog.xml");
    }
}
