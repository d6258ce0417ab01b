package io.github.passkeyjourney.platform.leader;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the change log of PJ_LEASE. No entity: its row is reached by {@link SqlLeaseTable} alone. */
final class LeaseEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/passkey-journey/lease-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return LeaseEntityProviderFactory.ID;
    }

    @Override
    public void close() {}
}
