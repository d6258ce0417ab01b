package io.github.passkeyjourney.enrollment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** The passkeys and security keys that a user has. */
final class Passkeys {

    private static final Set<String> ROAMING = Set.of("usb", "nfc", "ble");

    private final UserModel user;

    Passkeys(UserModel user) {
        this.user = user;
    }

    /** Ids of the stored credentials, not of WebAuthn's key handles. */
    List<String> ids() {
        return stored(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .map(CredentialModel::getId)
                .toList();
    }

    /**
     * Ids of those that may live in a device rather than in a key that is carried about; all of them if none is known
     * to.
     */
    List<String> idsOfLocal() {
        List<String> local = stored(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .filter(credential -> transports(credential).contains("internal"))
                .map(CredentialModel::getId)
                .toList();
        return local.isEmpty() ? ids() : local;
    }

    /** The labels of every credential of the user, of whatever type: they share one name space. */
    Set<String> labels() {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getUserLabel)
                .filter(label -> label != null)
                .collect(Collectors.toSet());
    }

    boolean includeSecurityKey() {
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
