package io.github.passkeyjourney.recovery.factor.savedcode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;

/** A hash that is quick, and counts. */
final class CountingHash implements PasswordHashProvider {

    private final String algorithm;
    private int salts;
    private int hashes;

    CountingHash(String algorithm) {
        this.algorithm = algorithm;
    }

    /** How many hashes were made or checked since the last call. */
    int hashes() {
        int counted = hashes;
        hashes = 0;
        return counted;
    }

    @Override
    public boolean policyCheck(PasswordPolicy policy, PasswordCredentialModel credential) {
        return true;
    }

    @Override
    public PasswordCredentialModel encodedCredential(String raw, int iterations) {
        byte[] salt = ByteBuffer.allocate(4).putInt(salts++).array();
        return PasswordCredentialModel.createFromValues(
                new PasswordCredentialData(iterations, algorithm), new PasswordSecretData(hash(raw, salt), salt));
    }

    @Override
    public boolean verify(String raw, PasswordCredentialModel credential) {
        return hash(raw, credential.getPasswordSecretData().getSalt())
                .equals(credential.getPasswordSecretData().getValue());
    }

    private String hash(String raw, byte[] salt) {
        hashes++;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return Base64.getEncoder().encodeToString(digest.digest(raw.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}
}
