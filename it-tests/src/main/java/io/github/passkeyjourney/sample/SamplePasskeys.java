package io.github.passkeyjourney.sample;

import io.github.passkeyjourney.audit.event.FactKey;
import io.github.passkeyjourney.audit.event.PasskeyEnrolled;
import io.github.passkeyjourney.audit.event.PasskeyRemoved;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.store.trail.AuditWriter;
import io.github.passkeyjourney.lifecycle.store.PasskeyRow;
import io.github.passkeyjourney.lifecycle.store.PasskeyStore;
import io.github.passkeyjourney.platform.Passkeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;
import org.keycloak.models.credential.dto.WebAuthnSecretData;

/** Makes and removes passkeys of the past: Keycloak's credential, what the product keeps beside it, and the audit fact. */
final class SamplePasskeys {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int COORDINATE = 32;

    private final AuditWriter audit;
    private final String publicKey = publicKey();

    SamplePasskeys(Clock clock) {
        this.audit = new AuditWriter(clock);
    }

    void enroll(KeycloakSession session, RealmModel realm, RecordedFact recorded, PasskeyEnrolled fact) {
        SampleAuthenticator authenticator = SampleAuthenticator.of(fact.aaguid());
        UserModel user = owner(session, realm, recorded);
        user.credentialManager()
                .createStoredCredential(WebAuthnCredentialModel.create(
                        fact.credentialId(),
                        WebAuthnCredentialModel.TYPE_PASSWORDLESS,
                        recorded.occurredAt().toEpochMilli(),
                        label(authenticator, new Passkeys(user).labels()),
                        new WebAuthnCredentialData(
                                authenticator.aaguid(),
                                Base64.getEncoder()
                                        .encodeToString(fact.credentialId().getBytes(StandardCharsets.UTF_8)),
                                0,
                                null,
                                publicKey,
                                "none",
                                authenticator.transports()),
                        new WebAuthnSecretData()));
        session.getProvider(PasskeyStore.class)
                .created(new PasskeyRow(
                        fact.credentialId(),
                        realm.getId(),
                        user.getId(),
                        recorded.occurredAt(),
                        null,
                        authenticator.synced(),
                        authenticator.synced(),
                        true,
                        authenticator.roaming() ? "cross-platform" : "platform",
                        String.join(",", new TreeSet<>(authenticator.transports())),
                        fact.vendor(),
                        recorded.circumstances().platform().id(),
                        recorded.circumstances().browser().id(),
                        fact.origin().id(),
                        false,
                        recorded.circumstances().cohort()));
        audit.write(session, TIMEOUT, recorded, FactKey.enrolled(fact.credentialId()));
    }

    void remove(KeycloakSession session, RealmModel realm, RecordedFact recorded, PasskeyRemoved fact) {
        owner(session, realm, recorded).credentialManager().removeStoredCredentialById(fact.credentialId());
        session.getProvider(PasskeyStore.class).removed(realm.getId(), fact.credentialId());
        audit.write(session, TIMEOUT, recorded, FactKey.removed(fact.credentialId()));
    }

    private static UserModel owner(KeycloakSession session, RealmModel realm, RecordedFact recorded) {
        String userId = Objects.requireNonNull(recorded.circumstances().userId());
        return Objects.requireNonNull(session.users().getUserById(realm, userId));
    }

    private static String label(SampleAuthenticator authenticator, Set<String> taken) {
        String label = authenticator.label();
        for (int next = 2; taken.contains(label); next++) {
            label = authenticator.label() + " " + next;
        }
        return label;
    }

    /** A key that is well formed and opens nothing: its private half is thrown away. COSE, as WebAuthn has it. */
    private static String publicKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
            // A map of five: key type EC2, algorithm ES256, curve P-256, x, y (RFC 9053, sections 2.1 and 7.1).
            String cose = "a5010203262001" + "215820"
                    + coordinate(key.getW().getAffineX().toByteArray()) + "225820"
                    + coordinate(key.getW().getAffineY().toByteArray());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(HexFormat.of().parseHex(cose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coordinate(byte[] number) {
        byte[] padded = new byte[COORDINATE];
        int length = Math.min(COORDINATE, number.length);
        System.arraycopy(number, number.length - length, padded, COORDINATE - length, length);
        return HexFormat.of().formatHex(padded);
    }
}
