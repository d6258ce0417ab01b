package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Reads {@link WaysIn} from the database, past Keycloak's caches, for a user whom Keycloak itself stores. */
public final class WaysInReader {

    /** The most that a locked table may cost a sign-in. */
    private static final Duration WHILE_SIGNING_IN = Duration.ofSeconds(1);

    /** What a removal waits for another change of the same account. */
    private static final Duration WITH_CHANGE = Duration.ofSeconds(5);

    private final KeycloakSession session;

    /** Reads as a part of the session's transaction, which should have nothing else to lose. */
    public WaysInReader(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The ways in at this moment.
     *
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database did not answer in time
     */
    public WaysIn read(String userId) {
        return read(new TransactionalSql(session, WHILE_SIGNING_IN), userId, "");
    }

    /**
     * The same, and none of them can be removed before the transaction ends. Whoever was first to remove one is waited for,
     * and what he removed is not among them.
     */
    public WaysIn hold(String userId) {
        return read(new TransactionalSql(session, WITH_CHANGE), userId, " FOR UPDATE");
    }

    private static WaysIn read(TransactionalSql sql, String userId, String lock) {
        Map<String, String> types = sql
                .all(
                        "SELECT ID, TYPE FROM " + sql.table("CREDENTIAL")
                                + " WHERE USER_ID = ? AND TYPE IN (?, ?) ORDER BY ID" + lock,
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        userId,
                        PasswordCredentialModel.TYPE,
                        WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<WaysIn.Passkey> passkeys = sql.all(
                "SELECT CREDENTIAL_ID, BACKED_UP, PLATFORM, ATTACHMENT, VENDOR FROM " + sql.table(PasskeyTable.NAME)
                        + " WHERE USER_ID = ? AND USER_VERIFIED = ? AND (UNPROVEN IS NULL OR UNPROVEN = ?)"
                        + " AND SUSPENDED_AT IS NULL",
                row -> new WaysIn.Passkey(
                        row.getString(1), row.getBoolean(2), row.getString(3), row.getString(4), row.getString(5)),
                userId,
                true,
                false);
        return new WaysIn(
                types.entrySet().stream()
                        .filter(entry -> PasswordCredentialModel.TYPE.equals(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null),
                passkeys.stream()
                        .filter(passkey -> types.containsKey(passkey.credentialId()))
                        .toList());
    }
}
