package io.github.passkeyjourney.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.List;

/**
 * An authenticator that exists only in a {@link Device}'s browser. A device holds at most one of each kind. By default it
 * verifies its user, answers by itself ("presence"), and makes passkeys that are backed up (platform) or not (security
 * key).
 */
public final class VirtualAuthenticator {
    /** How an authenticator is attached. */
    public enum Kind {
        /** Built in: its passkeys are synced. */
        PLATFORM("internal", true, true),
        /** Built in: its passkeys may be synced, and are not. */
        UNSYNCED("internal", true, false),
        /** Built in: its passkeys never leave the device. */
        BOUND("internal", false, false),
        /** Plugged in by USB: its passkeys never leave it. */
        SECURITY_KEY("usb", false, false);

        private final String transport;
        private final boolean eligible;
        private final boolean backedUp;

        Kind(String transport, boolean eligible, boolean backedUp) {
            this.transport = transport;
            this.eligible = eligible;
            this.backedUp = backedUp;
        }
    }

    private final CDPSession session;
    private final String id;

    private VirtualAuthenticator(CDPSession session, String id) {
        this.session = session;
        this.id = id;
    }

    static VirtualAuthenticator plug(CDPSession session, Kind kind) {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("ctap2Version", "ctap2_1");
        options.addProperty("transport", kind.transport);
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        options.addProperty("defaultBackupEligibility", kind.eligible);
        options.addProperty("defaultBackupState", kind.backedUp);
        JsonObject arguments = new JsonObject();
        arguments.add("options", options);
        JsonObject answer = session.send("WebAuthn.addVirtualAuthenticator", arguments);
        return new VirtualAuthenticator(session, answer.get("authenticatorId").getAsString());
    }

    /** Whether the user passes verification (fingerprint, PIN) from now on. */
    public VirtualAuthenticator userVerified(boolean verified) {
        return set("WebAuthn.setUserVerified", "isUserVerified", verified);
    }

    /** Whether it answers by itself. Off: the dialog stays open, as long as nobody touches the key. */
    public VirtualAuthenticator presence(boolean present) {
        return set("WebAuthn.setAutomaticPresenceSimulation", "enabled", present);
    }

    /** The passkeys in it. */
    public List<Passkey> passkeys() {
        JsonArray credentials =
                session.send("WebAuthn.getCredentials", arguments()).getAsJsonArray("credentials");
        List<Passkey> passkeys = new ArrayList<>();
        for (JsonElement credential : credentials) {
            passkeys.add(new Passkey(credential.getAsJsonObject()));
        }
        return passkeys;
    }

    /** Puts a passkey of another authenticator into this one, as syncing does. */
    public VirtualAuthenticator add(Passkey passkey) {
        JsonObject arguments = arguments();
        arguments.add("credential", passkey.json());
        session.send("WebAuthn.addCredential", arguments);
        return this;
    }

    /** Deletes a passkey here, of which the server knows nothing. */
    public VirtualAuthenticator remove(Passkey passkey) {
        JsonObject arguments = arguments();
        arguments.addProperty("credentialId", passkey.credentialId());
        session.send("WebAuthn.removeCredential", arguments);
        return this;
    }

    /** Sets the backup flags of the passkeys in it; new ones keep the default of their kind. */
    public VirtualAuthenticator backup(boolean eligible, boolean backedUp) {
        for (Passkey passkey : passkeys()) {
            JsonObject arguments = arguments();
            arguments.addProperty("credentialId", passkey.credentialId());
            arguments.addProperty("backupEligibility", eligible);
            arguments.addProperty("backupState", backedUp);
            session.send("WebAuthn.setCredentialProperties", arguments);
        }
        return this;
    }

    /** Takes the whole authenticator away. */
    public void unplug() {
        session.send("WebAuthn.removeVirtualAuthenticator", arguments());
    }

    private VirtualAuthenticator set(String method, String property, boolean value) {
        JsonObject arguments = arguments();
        arguments.addProperty(property, value);
        session.send(method, arguments);
        return this;
    }

    private JsonObject arguments() {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        return arguments;
    }
}
