package io.github.passkeyjourney.platform.store;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Brings tables of ours into Keycloak's database when the server starts. */
public abstract class ChangeLogFactory implements JpaEntityProviderFactory {

    private final String id;
    private final ChangeLog changeLog;

    /**
     * @param id never to be renamed: its first ten letters, which no other factory may share, name the table that records
     *     which change sets ran
     * @param file name of the change log among ours
     */
    protected ChangeLogFactory(String id, String file) {
        this.id = id;
        this.changeLog = new ChangeLog(id, "META-INF/passkey-journey/" + file);
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final JpaEntityProvider create(KeycloakSession session) {
        return changeLog;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
