package io.github.passkeyjourney.audit.store.trail;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the change log of the tables of the trail. No entities: their rows are reached by SQL alone. */
final class AuditEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/passkey-journey/audit-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return AuditEntityProviderFactory.ID;
    }

    @Override
    public void close() {}
}
