package io.github.passkeyjourney.platform.store;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Rows that go with their user and their realm, since no foreign key takes them along. Failing must not keep anybody from
 * removing either: a row without its owner says nothing and harms nobody.
 */
public final class OwnedRows implements ProviderEventListener {

    private static final Logger LOG = Logger.getLogger(OwnedRows.class);

    private final String table;
    private final boolean ofUsers;

    private OwnedRows(String table, boolean ofUsers) {
        this.table = table;
        this.ofUsers = ofUsers;
    }

    /** Rows of a table of ours with the columns REALM_ID and USER_ID. */
    public static OwnedRows ofUsers(String table) {
        return new OwnedRows(table, true);
    }

    /** Rows of a table of ours with the column REALM_ID, which name no user. */
    public static OwnedRows ofRealms(String table) {
        return new OwnedRows(table, false);
    }

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof RealmModel.RealmRemovedEvent removed) {
            delete(
                    removed.getKeycloakSession(),
                    "REALM_ID = ?",
                    removed.getRealm().getId());
        } else if (ofUsers && event instanceof UserModel.UserRemovedEvent removed) {
            String realm = removed.getRealm().getId();
            String user = removed.getUser().getId();
            delete(removed.getKeycloakSession(), "REALM_ID = ? AND USER_ID = ?", realm, user);
        }
    }

    private void delete(KeycloakSession session, String condition, Object... ids) {
        try {
            IsolatedSql sql = new IsolatedSql(session);
            sql.update("DELETE FROM " + sql.table(table) + " WHERE " + condition, ids);
        } catch (RuntimeException e) {
            LOG.warnf(e, "Rows of %s were left behind", table);
        }
    }
}
