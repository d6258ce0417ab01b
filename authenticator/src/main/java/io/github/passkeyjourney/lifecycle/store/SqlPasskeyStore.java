package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.store.IsolatedSql;
import org.keycloak.models.KeycloakSession;

/** Writes PJ_PASSKEY in the request, without endangering its transaction. */
final class SqlPasskeyStore implements PasskeyStore {

    private final IsolatedSql sql;
    private final PasskeyTable table;

    SqlPasskeyStore(KeycloakSession session) {
        this.sql = new IsolatedSql(session);
        this.table = new PasskeyTable(sql.table(PasskeyTable.NAME));
    }

    @Override
    public void created(PasskeyRow row) {
        sql.update(table.insert(), PasskeyTable.values(row));
    }

    @Override
    public void removed(String realmId, String credentialId) {
        sql.update(table.deletePasskey(), credentialId, realmId);
    }
}
