package io.github.passkeyjourney.lifecycle.notice.store;

import io.github.passkeyjourney.platform.store.PlainSql;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The address of a user as others still see it while a change of it is under way.
 *
 * @param address as it was written
 * @param verified whether its owner has shown that he reads mail there
 */
public record CommittedAddress(String address, boolean verified) {

    /**
     * Reads it beside the session's transaction; empty for users without one and those whom only a directory has.
     *
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database refused or did not answer in time
     */
    public static Optional<CommittedAddress> of(KeycloakSession session, String userId) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), beside -> {
            PlainSql sql = new PlainSql(beside);
            return sql
                    .all(
                            "SELECT EMAIL, EMAIL_VERIFIED FROM " + sql.table("USER_ENTITY")
                                    + " WHERE ID = ? AND EMAIL IS NOT NULL",
                            row -> new CommittedAddress(row.getString(1), row.getBoolean(2)),
                            userId)
                    .stream()
                    .findFirst();
        });
    }
}
