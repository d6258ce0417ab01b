package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the table PJ_EXPOSURE into Keycloak's database. */
public final class ExposureEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public ExposureEntityProviderFactory() {
        super("experiment-exposures", "exposure-changelog.xml");
    }
}
