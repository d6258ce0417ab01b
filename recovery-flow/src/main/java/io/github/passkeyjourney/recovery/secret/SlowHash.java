package io.github.passkeyjourney.recovery.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * Hashes what is too short for a fast hash, as the realm hashes passwords: salted and slow (ASVS 5.0, 6.5.2). A stored hash says
 * itself how it was made, so a realm may change its mind.
 */
public final class SlowHash {

    private static final String CREDENTIAL = "c";
    private static final String SECRET = "s";

    private final KeycloakSession session;
    private final RealmModel realm;

    /** For the secrets of a realm. */
    public SlowHash(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The text to store: some hundred characters. */
    public String of(String secret) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        String algorithm = policy == null ? null : policy.getHashAlgorithm();
        PasswordHashProvider provider = algorithm == null
                ? session.getProvider(PasswordHashProvider.class)
                : session.getProvider(PasswordHashProvider.class, algorithm);
        PasswordCredentialModel hashed =
                provider.encodedCredential(secret, policy == null ? -1 : policy.getHashIterations());
        try {
            return JsonSerialization.writeValueAsString(
                    Map.of(CREDENTIAL, hashed.getCredentialData(), SECRET, hashed.getSecretData()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a secret is the one that was hashed. Takes as long for a wrong one.
     *
     * @throws UncheckedIOException if the stored text is none of ours
     */
    public boolean matches(String secret, String stored) {
        try {
            Map<?, ?> parts = JsonSerialization.readValue(stored, Map.class);
            PasswordCredentialModel hashed = PasswordCredentialModel.createFromCredentialModel(
                    model(String.valueOf(parts.get(CREDENTIAL)), String.valueOf(parts.get(SECRET))));
            PasswordHashProvider provider = session.getProvider(
                    PasswordHashProvider.class,
                    hashed.getPasswordCredentialData().getAlgorithm());
            return provider != null && provider.verify(secret, hashed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CredentialModel model(String credentialData, String secretData) {
        CredentialModel model = new CredentialModel();
        model.setType(PasswordCredentialModel.TYPE);
        model.setCredentialData(credentialData);
        model.setSecretData(secretData);
        return model;
    }
}
