package io.github.passkeyjourney.harness;

import com.google.gson.JsonObject;
import java.util.Base64;

/** A passkey inside a {@link VirtualAuthenticator}, private key included. */
public final class Passkey {
    private final JsonObject json;

    Passkey(JsonObject json) {
        this.json = json;
    }

    JsonObject json() {
        return json;
    }

    /** Base64 as the browser's protocol has it. */
    String credentialId() {
        return json.get("credentialId").getAsString();
    }

    /** Base64url without padding, as Keycloak stores it. */
    public String id() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Base64.getDecoder().decode(credentialId()));
    }

    /** The relying party it is for. */
    public String relyingParty() {
        return json.get("rpId").getAsString();
    }

    /** How often it has signed. */
    public int signCount() {
        return json.get("signCount").getAsInt();
    }

    /** Whether it may be synced. */
    public boolean backupEligible() {
        return json.get("backupEligibility").getAsBoolean();
    }

    /** Whether it is synced. */
    public boolean backedUp() {
        return json.get("backupState").getAsBoolean();
    }
}
