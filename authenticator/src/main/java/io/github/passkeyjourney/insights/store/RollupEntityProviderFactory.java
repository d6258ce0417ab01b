package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the table PJ_ROLLUP into Keycloak's database. */
public final class RollupEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public RollupEntityProviderFactory() {
        super("daily-rollups", "rollup-changelog.xml");
    }
}
