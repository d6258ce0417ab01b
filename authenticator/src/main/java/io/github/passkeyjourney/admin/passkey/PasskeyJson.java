package io.github.passkeyjourney.admin.passkey;

import io.github.passkeyjourney.lifecycle.Passkey;
import io.github.passkeyjourney.lifecycle.Suspension;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passkeys as the admin API writes them; what is not known is left out. */
final class PasskeyJson {

    private PasskeyJson() {}

    static List<Map<String, Object>> list(List<Passkey> passkeys) {
        return passkeys.stream().map(PasskeyJson::one).toList();
    }

    static Map<String, Object> one(Passkey passkey) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", passkey.id());
        put(json, "label", passkey.label());
        put(json, "aaguid", passkey.aaguid());
        put(json, "vendor", passkey.vendor());
        put(json, "createdAt", text(passkey.createdAt()));
        put(json, "lastUsedAt", text(passkey.lastUsedAt()));
        put(json, "backupEligible", passkey.backupEligible());
        put(json, "backedUp", passkey.backedUp());
        put(json, "attachment", passkey.attachment());
        put(json, "platform", passkey.platform());
        json.put("state", passkey.state().id());
        Suspension suspension = passkey.suspension();
        if (suspension != null) {
            json.put("suspendedAt", suspension.at().toString());
            json.put("cause", suspension.cause().id());
            put(json, "removedAfter", text(suspension.undoUntil()));
        }
        put(json, "expiresAt", text(passkey.expiresAt()));
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
