package io.github.passkeyjourney.insights.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the change log of PJ_ROLLUP. No entities: its rows are reached by {@link RollupProjection} and {@link RollupReader} alone. */
final class RollupEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/passkey-journey/rollup-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return RollupEntityProviderFactory.ID;
    }

    @Override
    public void close() {}
}
