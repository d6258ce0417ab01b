package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the table PJ_ADVICE into Keycloak's database. */
public final class AdviceEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public AdviceEntityProviderFactory() {
        super("advice-store", "advice-changelog.xml");
    }
}
