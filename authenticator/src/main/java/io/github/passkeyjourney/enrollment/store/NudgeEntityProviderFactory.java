package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the table PJ_NUDGE into Keycloak's database. */
public final class NudgeEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public NudgeEntityProviderFactory() {
        super("passkey-nudge-store", "nudge-changelog.xml");
    }
}
