package io.github.passkeyjourney.audit.store.device;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the table PJ_DEVICE into Keycloak's database. */
public final class DeviceEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public DeviceEntityProviderFactory() {
        super("passkey-devices", "device-changelog.xml");
    }
}
