package io.github.passkeyjourney.audit.store.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak's own tables of credentials, read only. By SQL, because its API asks user by user, and walks over users of a
 * directory by asking the directory.
 */
enum Credentials {
    /** Of users that Keycloak stores. */
    LOCAL(
            "CREDENTIAL",
            "SELECT U.REALM_ID, C.USER_ID, C.CREDENTIAL_DATA FROM %s C JOIN %s U ON U.ID = C.USER_ID WHERE C.ID = ?"),
    /** Of users that Keycloak knows from elsewhere and does not copy. */
    FEDERATED("FED_USER_CREDENTIAL", "SELECT REALM_ID, USER_ID, CREDENTIAL_DATA FROM %s WHERE ID = ?");

    private static final String PASSKEY = "webauthn-passwordless";
    private static final String NO_MODEL = "00000000-0000-0000-0000-000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String table;
    private final String ownerQuery;

    Credentials(String table, String ownerQuery) {
        this.table = table;
        this.ownerQuery = ownerQuery;
    }

    /** The next credentials by id, of all types: a walk along the primary key. */
    List<Found> behind(TransactionalSql sql, String id, int limit) {
        return sql.all(
                "SELECT ID, TYPE, CREATED_DATE FROM " + sql.table(table) + " WHERE ID > ? ORDER BY ID LIMIT " + limit,
                row -> new Found(row.getString(1), PASSKEY.equals(row.getString(2)), row.getLong(3)),
                id);
    }

    /** Whose a credential is; empty if it is gone. */
    Optional<Owner> owner(TransactionalSql sql, String id) {
        String query = ownerQuery.formatted(sql.table(table), sql.table("USER_ENTITY"));
        return sql.first(query, Credentials::owner, id);
    }

    /** Which of these credentials there are, in either table. */
    static Set<String> existing(TransactionalSql sql, List<String> ids) {
        Set<String> existing = new HashSet<>();
        if (ids.isEmpty()) {
            return existing;
        }
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        for (Credentials credentials : values()) {
            existing.addAll(sql.all(
                    "SELECT ID FROM " + sql.table(credentials.table) + " WHERE ID IN (" + places + ")",
                    row -> row.getString(1),
                    ids.toArray()));
        }
        return existing;
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return new Owner(row.getString(1), row.getString(2), model(row.getString(3)));
    }

    private static @Nullable String model(@Nullable String credentialData) {
        if (credentialData == null) {
            return null;
        }
        try {
            JsonNode aaguid = JSON.readTree(credentialData).path("aaguid");
            return aaguid.isTextual() && !aaguid.textValue().equals(NO_MODEL) ? aaguid.textValue() : null;
        } catch (JsonProcessingException e) {
            // Not ours to judge: the passkey is on record all the same.
            return null;
        }
    }

    /**
     * A credential on the walk.
     *
     * @param id Keycloak's id
     * @param passkey whether it is one
     * @param createdAt milliseconds of the epoch, 0 if not known
     */
    record Found(String id, boolean passkey, long createdAt) {}

    /**
     * Whose a passkey is.
     *
     * @param realmId Keycloak's id of the realm
     * @param userId Keycloak's id of the user
     * @param aaguid the authenticator's model; null if it does not tell
     */
    record Owner(String realmId, String userId, @Nullable String aaguid) {}
}
