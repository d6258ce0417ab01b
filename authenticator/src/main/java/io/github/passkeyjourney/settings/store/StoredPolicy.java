package io.github.passkeyjourney.settings.store;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.IsolatedSql;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The policy of one realm as its realm attribute holds it, to be replaced by one admin at a time. */
public final class StoredPolicy {

    private final KeycloakSession session;
    private final RealmModel realm;

    /** The policy of this realm. */
    public StoredPolicy(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The text as this server knows it; null if none is stored. */
    public @Nullable String text() {
        return orNull(realm.getAttribute(RolloutSettings.ATTRIBUTE));
    }

    /**
     * The text as it is now, which stays so until this request's transaction ends: two admins who start from the same text must
     * not both replace it. Read from the database, since a cache may know of another server's change too late.
     *
     * @return null if none is stored
     * @throws FailedStatementException if somebody else holds the policy for too long
     */
    public @Nullable String lockedText() {
        IsolatedSql sql = new IsolatedSql(session);
        sql.first(
                "SELECT ID FROM " + sql.table("REALM") + " WHERE ID = ? FOR UPDATE",
                row -> row.getString(1),
                realm.getId());
        String text = sql.first(
                        "SELECT VALUE FROM " + sql.table("REALM_ATTRIBUTE")
                                + " WHERE REALM_ID = ? AND NAME = ? FOR UPDATE",
                        row -> Objects.requireNonNullElse(row.getString(1), ""),
                        realm.getId(),
                        RolloutSettings.ATTRIBUTE)
                .orElse(null);
        return orNull(text);
    }

    /** Replaces the text, in this request's transaction. */
    public void replace(String text) {
        realm.setAttribute(RolloutSettings.ATTRIBUTE, text);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
