package io.github.passkeyjourney.web.account;

import io.github.passkeyjourney.lifecycle.ChangeVerdict;
import io.github.passkeyjourney.lifecycle.Passkey;
import io.github.passkeyjourney.lifecycle.Suspension;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticatorMetadata;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** A passkey as its owner gets it (docs/own-passkeys.md); what is not known is left out. */
final class OwnPasskeyJson {

    private final KeycloakSession session;

    OwnPasskeyJson(KeycloakSession session) {
        this.session = session;
    }

    Map<String, Object> of(Passkey passkey, ChangeVerdict change, boolean lastWayIn) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", passkey.id());
        put(json, "label", passkey.label());
        put(json, "vendor", passkey.vendor());
        WebAuthnAuthenticatorMetadata model = model(passkey);
        if (model != null) {
            put(json, "iconLight", model.iconLight());
            put(json, "iconDark", model.iconDark());
        }
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
            put(json, "undoUntil", text(suspension.undoUntil()));
        }
        put(json, "expiresAt", text(passkey.expiresAt()));
        json.put("change", change.id());
        json.put("lastWayIn", lastWayIn);
        return json;
    }

    private @Nullable WebAuthnAuthenticatorMetadata model(Passkey passkey) {
        WebAuthnCredentialProvider provider = (WebAuthnCredentialProvider) session.getProvider(
                CredentialProvider.class, WebAuthnPasswordlessCredentialProviderFactory.PROVIDER_ID);
        return provider.getMetadataService().getAuthenticatorMetadata(passkey.aaguid());
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
