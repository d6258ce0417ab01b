package io.github.passkeyjourney.lifecycle.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the change log of PJ_PASSKEY. No entity: its rows are reached by statements alone. */
final class PasskeyEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/passkey-journey/passkey-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return PasskeyEntityProviderFactory.ID;
    }

    @Override
    public void close() {}
}
