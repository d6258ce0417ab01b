package io.github.passkeyjourney.admin.setup.store;

import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Counts the users who have no other way in than a passkey, in Keycloak's own tables: its API asks user by user. */
public final class PasskeyOnlyUsers {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TransactionalSql sql;

    /** Reads within the transaction of this request. */
    public PasskeyOnlyUsers(KeycloakSession session) {
        this.sql = new TransactionalSql(session, TIMEOUT);
    }

    /**
     * Users with a passkey, without a password, and without an account elsewhere: in a directory or with an identity
     * provider. Users who are disabled count, too; they may be let in again.
     *
     * @throws RuntimeException if the database does not answer within half a minute
     */
    public long count(String realmId) {
        return sql.first(
                        "SELECT COUNT(*) FROM " + sql.table("USER_ENTITY") + " U"
                                + " WHERE U.REALM_ID = ? AND U.FEDERATION_LINK IS NULL"
                                + " AND EXISTS (" + credential() + ")"
                                + " AND NOT EXISTS (" + credential() + ")"
                                + " AND NOT EXISTS (SELECT 1 FROM " + sql.table("FEDERATED_IDENTITY")
                                + " F WHERE F.USER_ID = U.ID)",
                        row -> row.getLong(1),
                        realmId,
                        WebAuthnCredentialModel.TYPE_PASSWORDLESS,
                        PasswordCredentialModel.TYPE)
                .orElse(0L);
    }

    private String credential() {
        return "SELECT 1 FROM " + sql.table("CREDENTIAL") + " C WHERE C.USER_ID = U.ID AND C.TYPE = ?";
    }
}
