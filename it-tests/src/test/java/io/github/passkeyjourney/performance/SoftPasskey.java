package io.github.passkeyjourney.performance;

import io.github.passkeyjourney.harness.TestUser;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.CredentialRepresentation;

/** A passkey without a browser (ES256), for runs in which a browser would cost more than what is measured. */
public final class SoftPasskey {
    private static final int COORDINATE = 32;

    /** User present and verified, backup eligible and backed up; the counter stays 0, as that of a synced passkey. */
    private static final byte[] FLAGS_AND_COUNTER = {0x1d, 0, 0, 0, 0};

    private final KeyPair keys;
    private final String id;
    private final String userHandle;

    private SoftPasskey(KeyPair keys, String id, String userHandle) {
        this.keys = keys;
        this.id = id;
        this.userHandle = userHandle;
    }

    /** Makes one and stores it with the user as Keycloak would. */
    public static SoftPasskey create(TestUser user) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] id = new byte[16];
            new SecureRandom().nextBytes(id);
            SoftPasskey passkey = new SoftPasskey(
                    generator.generateKeyPair(), base64(id), base64(user.id().getBytes(StandardCharsets.UTF_8)));
            CredentialRepresentation credential = new CredentialRepresentation();
            credential.setType("webauthn-passwordless");
            credential.setUserLabel("Soft passkey " + base64(id));
            credential.setSecretData("{}");
            credential.setCredentialData(
                    """
                    {"aaguid":"00000000-0000-0000-0000-000000000000","credentialId":"%s","counter":0,
                     "credentialPublicKey":"%s","attestationStatementFormat":"none","transports":["internal"]}""".formatted(Base64.getEncoder().encodeToString(id), base64(passkey.coseKey())));
            user.update(change -> change.setCredentials(List.of(credential)));
            return passkey;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The fields of the form with which the page answers a challenge.
     *
     * @param page where the page is
     */
    public Map<String, String> answer(String challenge, URI page) {
        String origin = page.getScheme() + "://" + page.getAuthority();
        byte[] client = ("{\"type\":\"webauthn.get\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] data = joined(sha256(page.getHost().getBytes(StandardCharsets.UTF_8)), FLAGS_AND_COUNTER);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(joined(data, sha256(client)));
            return Map.of(
                    "clientDataJSON",
                    base64(client),
                    "authenticatorData",
                    base64(data),
                    "signature",
                    base64(signature.sign()),
                    "credentialId",
                    id,
                    "userHandle",
                    userHandle,
                    "error",
                    "");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 9052: key type EC2, ES256, P-256, and the two coordinates. */
    private byte[] coseKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream cbor = new ByteArrayOutputStream();
        cbor.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, COORDINATE});
        cbor.writeBytes(coordinate(key.getW().getAffineX()));
        cbor.writeBytes(new byte[] {0x22, 0x58, COORDINATE});
        cbor.writeBytes(coordinate(key.getW().getAffineY()));
        return cbor.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
