package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.store.IsolatedSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** Writes PJ_PASSKEY in the request, without endangering its transaction. */
final class SqlPasskeyStore implements PasskeyStore {

    private final IsolatedSql sql;
    private final PasskeyTable table;

    /** Several ask in one request, and what is proven in it is written behind it. */
    private final Map<List<String>, Set<String>> unproven = new HashMap<>();

    SqlPasskeyStore(KeycloakSession session) {
        this.sql = new IsolatedSql(session);
        this.table = new PasskeyTable(sql.table(PasskeyTable.NAME));
    }

    @Override
    public void created(PasskeyRow row) {
        unproven.clear();
        sql.update(table.insert(), PasskeyTable.values(row));
    }

    @Override
    public void removed(String realmId, String credentialId) {
        sql.update(table.deletePasskey(), credentialId, realmId);
    }

    @Override
    public boolean backedUp(String realmId, List<String> credentialIds) {
        List<Object> parameters = new ArrayList<>(credentialIds);
        parameters.add(realmId);
        parameters.add(true);
        return sql.first(table.anyBackedUp(credentialIds.size()), row -> row.getString(1), parameters.toArray())
                .isPresent();
    }

    @Override
    public Set<String> unproven(String realmId, List<String> credentialIds) {
        return unproven.computeIfAbsent(List.copyOf(credentialIds), ids -> {
            List<Object> parameters = new ArrayList<>(ids);
            parameters.add(realmId);
            parameters.add(true);
            return Set.copyOf(sql.all(table.unproven(ids.size()), row -> row.getString(1), parameters.toArray()));
        });
    }
}
