package io.github.passkeyjourney.recovery.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the tables of recovery into Keycloak's database. */
public final class RecoveryEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public RecoveryEntityProviderFactory() {
        super("recovery-store", "recovery-changelog.xml");
    }
}
