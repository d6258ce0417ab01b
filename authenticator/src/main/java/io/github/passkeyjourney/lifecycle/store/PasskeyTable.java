package io.github.passkeyjourney.lifecycle.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The statements of PJ_PASSKEY: one row for each passkey, instants as milliseconds of the epoch. */
final class PasskeyTable {

    static final String NAME = "PJ_PASSKEY";

    private final String table;

    /** @param table the name with the schema that the server is configured for */
    PasskeyTable(String table) {
        this.table = table;
    }

    String insert() {
        return "INSERT INTO " + table
                + " (CREDENTIAL_ID, REALM_ID, USER_ID, CREATED_AT, LAST_USED_AT, BACKUP_ELIGIBLE, BACKED_UP,"
                + " USER_VERIFIED, ATTACHMENT, TRANSPORTS, VENDOR, PLATFORM, BROWSER, ORIGIN, UNPROVEN, COHORT)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    static @Nullable Object[] values(PasskeyRow row) {
        return new @Nullable Object[] {
            row.credentialId(),
            row.realmId(),
            row.userId(),
            millis(row.createdAt()),
            millis(row.lastUsedAt()),
            row.backupEligible(),
            row.backedUp(),
            row.userVerified(),
            row.attachment(),
            row.transports(),
            row.vendor(),
            row.platform(),
            row.browser(),
            row.origin(),
            row.unproven(),
            row.cohort()
        };
    }

    /**
     * A use that is older than what is on record changes nothing, so batches of several servers may come in any order. The
     * first use of a passkey of which nothing was seen also tells where it is. That comes first: some databases compute with
     * what they have just set.
     */
    String use() {
        return "UPDATE " + table + " SET " + ifUnseen("PLATFORM") + ifUnseen("BROWSER") + ifUnseen("COHORT")
                + "LAST_USED_AT = ?, BACKUP_ELIGIBLE = ?, BACKED_UP = ?, USER_VERIFIED = ?"
                + " WHERE CREDENTIAL_ID = ? AND (LAST_USED_AT IS NULL OR LAST_USED_AT < ?)";
    }

    private static String ifUnseen(String column) {
        return column + " = CASE WHEN LAST_USED_AT IS NULL AND BACKUP_ELIGIBLE IS NULL THEN ? ELSE " + column
                + " END, ";
    }

    String known(int passkeys) {
        return "SELECT CREDENTIAL_ID, BACKUP_ELIGIBLE, UNPROVEN FROM " + table + " WHERE CREDENTIAL_ID IN (?"
                + ", ?".repeat(passkeys - 1) + ")";
    }

    /** After a verified use; nothing takes the proof back. */
    String prove() {
        return "UPDATE " + table + " SET UNPROVEN = ? WHERE CREDENTIAL_ID = ? AND UNPROVEN = ?";
    }

    String unproven(int passkeys) {
        return "SELECT CREDENTIAL_ID FROM " + table + " WHERE CREDENTIAL_ID IN (?" + ", ?".repeat(passkeys - 1)
                + ") AND REALM_ID = ? AND UNPROVEN = ?";
    }

    String anyBackedUp(int passkeys) {
        return "SELECT CREDENTIAL_ID FROM " + table + " WHERE CREDENTIAL_ID IN (?" + ", ?".repeat(passkeys - 1)
                + ") AND REALM_ID = ? AND BACKED_UP = ?";
    }

    String deletePasskey() {
        return "DELETE FROM " + table + " WHERE CREDENTIAL_ID = ? AND REALM_ID = ?";
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
