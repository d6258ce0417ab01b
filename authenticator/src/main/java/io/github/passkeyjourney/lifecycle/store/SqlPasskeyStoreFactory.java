package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.store.OwnedRows;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Opens the {@link SqlPasskeyStore}, and forgets users and realms as Keycloak does. */
public final class SqlPasskeyStoreFactory implements PasskeyStoreFactory {

    @Override
    public String getId() {
        return "sql";
    }

    @Override
    public PasskeyStore create(KeycloakSession session) {
        return new SqlPasskeyStore(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(OwnedRows.ofUsers(PasskeyTable.NAME));
    }
}
