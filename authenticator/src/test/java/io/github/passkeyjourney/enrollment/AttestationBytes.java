package io.github.passkeyjourney.enrollment;

import com.webauthn4j.data.RegistrationRequest;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** What a browser sends for a new passkey, byte for byte: attestation "none", an ES256 key, any flags. */
final class AttestationBytes {

    static final int UP = 1;
    static final int UV = 1 << 2;
    static final int BE = 1 << 3;
    static final int BS = 1 << 4;

    private static final int ATTESTED = 1 << 6;
    private static final int COORDINATE = 32;
    private static final int ID = 16;
    private static final byte[] BEFORE_DATA = cbor();

    private AttestationBytes() {}

    /** @param origin of the page, as the browser tells it */
    static RegistrationRequest answer(String challenge, String origin, String rpId, int flags) {
        byte[] client = ("{\"type\":\"webauthn.create\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] data = data(rpId, flags | ATTESTED);
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.writeBytes(BEFORE_DATA);
        attestation.writeBytes(new byte[] {0x58, (byte) data.length});
        attestation.writeBytes(data);
        return new RegistrationRequest(attestation.toByteArray(), client);
    }

    static String challenge(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** WebAuthn Level 3, section 6.5.4: a map of fmt, attStmt and authData. */
    private static byte[] cbor() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xa3);
        text(out, "fmt");
        text(out, "none");
        text(out, "attStmt");
        out.write(0xa0);
        text(out, "authData");
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(0x60 | text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Section 6.1: hash, flags, counter, model, length and id of the credential, key. */
    private static byte[] data(String rpId, int flags) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(MessageDigest.getInstance("SHA-256").digest(rpId.getBytes(StandardCharsets.US_ASCII)));
            out.write(flags);
            out.writeBytes(new byte[4 + 16]);
            out.writeBytes(new byte[] {0, ID});
            out.writeBytes(new byte[ID]);
            out.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, COORDINATE});
            out.writeBytes(coordinate(key.getW().getAffineX()));
            out.writeBytes(new byte[] {0x22, 0x58, COORDINATE});
            out.writeBytes(coordinate(key.getW().getAffineY()));
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }
}
