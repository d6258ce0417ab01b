package io.github.passkeyjourney.enrollment.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the entity and the change log of PJ_NUDGE. */
final class NudgeEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(NudgeEntity.class);
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
