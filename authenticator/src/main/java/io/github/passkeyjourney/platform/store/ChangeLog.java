package io.github.passkeyjourney.platform.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/**
 * Names a change log for Keycloak to run. No entities: our rows are reached by statements alone
 * (docs/adr/0001-isolated-sql.md).
 */
record ChangeLog(String getFactoryId, String getChangelogLocation) implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public void close() {}
}
