package io.github.passkeyjourney.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** The passkeys and security keys that a user has; those that are suspended are not among them. */
public final class Passkeys {

    /**
     * The type of a passkey that is suspended. Keycloak takes a passkey of any other type than its own for none, so it opens
     * nothing and counts for nothing, whatever looks (docs/adr/0014-suspended-passkeys.md).
     */
    public static final String SUSPENDED_TYPE = "webauthn-passwordless-suspended";

    /** Ways to reach a key that is carried about. */
    public static final Set<String> ROAMING = Set.of("usb", "nfc", "ble");

    private final UserModel user;

    /** The keys of this user. */
    public Passkeys(UserModel user) {
        this.user = user;
    }

    /** Whether this is the type of a passkey, in force or suspended. */
    public static boolean isType(@Nullable String credentialType) {
        return WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(credentialType)
                || SUSPENDED_TYPE.equals(credentialType);
    }

    /** Whether this is the type of a passkey, in force or suspended, or of a security key for the second step. */
    public static boolean isKey(@Nullable String credentialType) {
        return isType(credentialType) || WebAuthnCredentialModel.TYPE_TWOFACTOR.equals(credentialType);
    }

    /** Ids of the stored credentials, not of WebAuthn's key handles. */
    public List<String> ids() {
        return stored(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .map(CredentialModel::getId)
                .toList();
    }

    /**
     * Ids of those that may live in a device rather than in a key that is carried about; all of them if none is known
     * to.
     */
    public List<String> idsOfLocal() {
        List<String> local = stored(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .filter(credential -> transports(credential).contains("internal"))
                .map(CredentialModel::getId)
                .toList();
        return local.isEmpty() ? ids() : local;
    }

    /** The passkey that was created last: right after a registration, the new one. */
    public Optional<CredentialModel> latest() {
        return stored(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .max(Comparator.comparing(
                        CredentialModel::getCreatedDate, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    /** The labels of every credential of the user, of whatever type: they share one name space. */
    public Set<String> labels() {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getUserLabel)
                .filter(label -> label != null)
                .collect(Collectors.toSet());
    }

    /** Whether one of them is carried about, and so can serve on any device. */
    public boolean includeSecurityKey() {
        return Stream.of(WebAuthnCredentialModel.TYPE_TWOFACTOR, WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .flatMap(this::stored)
                .anyMatch(credential -> transports(credential).stream().anyMatch(ROAMING::contains));
    }

    private Stream<CredentialModel> stored(String type) {
        return user.credentialManager().getStoredCredentialsByTypeStream(type);
    }

    private static Set<String> transports(CredentialModel credential) {
        Set<String> transports = WebAuthnCredentialModel.createFromCredentialModel(credential)
                .getWebAuthnCredentialData()
                .getTransports();
        return transports == null ? Set.of() : transports;
    }
}
