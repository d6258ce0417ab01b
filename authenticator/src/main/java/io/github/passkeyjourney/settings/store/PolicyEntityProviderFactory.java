package io.github.passkeyjourney.settings.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the table PJ_POLICY into Keycloak's database. */
public final class PolicyEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public PolicyEntityProviderFactory() {
        super("policy-copy-store", "policy-changelog.xml");
    }
}
