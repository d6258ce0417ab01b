package io.github.passkeyjourney.query;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link TestStatements} as {@code test-statements}. */
public final class TestStatementsFactory implements RealmResourceProviderFactory {
    private final StatementLog log = new StatementLog();

    @Override
    public String getId() {
        return "test-statements";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new TestStatements(log);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
