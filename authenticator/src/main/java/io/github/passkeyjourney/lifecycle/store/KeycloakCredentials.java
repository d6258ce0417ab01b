package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Platform;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;
import org.keycloak.util.JsonSerialization;

/** Keycloak's own tables of credentials, read only: its API asks user by user, and directories with it. */
enum KeycloakCredentials {
    /** Of users that Keycloak stores. */
    LOCAL(
            "CREDENTIAL",
            "SELECT U.REALM_ID, C.USER_ID, C.CREATED_DATE, C.CREDENTIAL_DATA FROM %s C JOIN %s U ON U.ID = C.USER_ID"
                    + " WHERE C.ID = ?"),
    /** Of users that Keycloak knows from elsewhere and does not copy. */
    FEDERATED("FED_USER_CREDENTIAL", "SELECT REALM_ID, USER_ID, CREATED_DATE, CREDENTIAL_DATA FROM %s WHERE ID = ?");

    private final String table;
    private final String rowQuery;

    KeycloakCredentials(String table, String rowQuery) {
        this.table = table;
        this.rowQuery = rowQuery;
    }

    String table() {
        return table;
    }

    /** The next credentials by id, of all types, and whether each has the row that it needs. */
    List<PasskeyRepairJob.Found> behind(PlainSql sql, String id, int limit) {
        return sql.all(
                "SELECT C.ID, C.TYPE, P.CREDENTIAL_ID FROM " + sql.table(table) + " C LEFT JOIN "
                        + sql.table(PasskeyTable.NAME)
                        + " P ON P.CREDENTIAL_ID = C.ID WHERE C.ID > ? ORDER BY C.ID LIMIT "
                        + limit,
                row -> new PasskeyRepairJob.Found(
                        row.getString(1),
                        !WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(row.getString(2))
                                || row.getString(3) != null),
                id);
    }

    /** What can be known of a passkey that was not seen yet; empty if it is gone. */
    Optional<PasskeyRow> row(KeycloakSession session, PlainSql sql, String id) {
        return sql
                .all(
                        rowQuery.formatted(sql.table(table), sql.table("USER_ENTITY")),
                        row -> row(
                                session,
                                new Stored(id, row.getString(1), row.getString(2), row.getLong(3), row.getString(4))),
                        id)
                .stream()
                .findFirst();
    }

    private static PasskeyRow row(KeycloakSession session, Stored stored) {
        WebAuthnCredentialData data = data(stored.data);
        return new PasskeyRow(
                stored.id,
                stored.realmId,
                stored.userId,
                stored.createdAt > 0 ? Instant.ofEpochMilli(stored.createdAt) : null,
                null,
                null,
                null,
                null,
                null,
                data == null || data.getTransports() == null
                        ? null
                        : String.join(",", new TreeSet<>(data.getTransports())),
                data == null ? null : vendor(session, data.getAaguid()),
                Platform.OTHER.id(),
                Browser.OTHER.id(),
                null,
                false,
                null);
    }

    private static @Nullable WebAuthnCredentialData data(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return JsonSerialization.readValue(json, WebAuthnCredentialData.class);
        } catch (IOException e) {
            // Not ours to judge: its owner holds a passkey all the same.
            return null;
        }
    }

    private static @Nullable String vendor(KeycloakSession session, @Nullable String aaguid) {
        if (aaguid == null) {
            return null;
        }
        WebAuthnCredentialProvider provider = (WebAuthnCredentialProvider) session.getProvider(
                CredentialProvider.class, WebAuthnPasswordlessCredentialProviderFactory.PROVIDER_ID);
        return provider.getMetadataService().getAuthenticatorProvider(aaguid);
    }

    private record Stored(
            String id,
            String realmId,
            String userId,
            long createdAt,
            @Nullable String data) {}
}
