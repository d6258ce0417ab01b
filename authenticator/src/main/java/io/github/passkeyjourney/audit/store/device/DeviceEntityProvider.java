package io.github.passkeyjourney.audit.store.device;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the change log of PJ_DEVICE. No entity: its rows are reached by statements alone. */
final class DeviceEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/passkey-journey/device-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return DeviceEntityProviderFactory.ID;
    }

    @Override
    public void close() {}
}
