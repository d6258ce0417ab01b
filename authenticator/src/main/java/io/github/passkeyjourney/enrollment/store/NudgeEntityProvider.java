package io.github.passkeyjourney.enrollment.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the change log of PJ_NUDGE. No entity: its rows are reached by {@link SqlNudgeStore} alone. */
final class NudgeEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/passkey-journey/nudge-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return NudgeEntityProviderFactory.ID;
    }

    @Override
    public void close() {}
}
