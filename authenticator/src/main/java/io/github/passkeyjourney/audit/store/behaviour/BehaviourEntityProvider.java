package io.github.passkeyjourney.audit.store.behaviour;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the change log of behaviour facts. No entities: rows are reached by plain SQL. */
final class BehaviourEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/passkey-journey/behaviour-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return BehaviourEntityProviderFactory.ID;
    }

    @Override
    public void close() {}
}
