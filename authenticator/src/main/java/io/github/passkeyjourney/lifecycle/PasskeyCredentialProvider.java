package io.github.passkeyjourney.lifecycle;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasskeyUsed;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.lifecycle.store.PasskeyRow;
import io.github.passkeyjourney.lifecycle.store.PasskeyStore;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.authenticators.browser.WebAuthnMetadataService;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.WebAuthnCredentialModelInput;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's own provider of passkeys, and beside it a record of what Keycloak does not keep: flags, attachment, where a
 * passkey was made, when it was used. Nothing of ours decides here, and nothing that fails here reaches the ceremony.
 */
final class PasskeyCredentialProvider extends WebAuthnPasswordlessCredentialProvider {

    /** On the session that a passkey opened: Keycloak's id of the credential. */
    static final String OPENED_BY = "passkey-journey.credential";

    private static final Logger LOG = Logger.getLogger(PasskeyCredentialProvider.class);

    private final KeycloakSession session;

    PasskeyCredentialProvider(
            KeycloakSession session, WebAuthnMetadataService metadata, ObjectConverter objectConverter) {
        super(session, metadata, objectConverter);
        this.session = session;
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, WebAuthnCredentialModel passkey) {
        CredentialModel created = super.createCredential(realm, user, passkey);
        try {
            new SignInNotes(session.getContext().getAuthenticationSession()).addCreated(created.getId());
            session.getProvider(PasskeyStore.class).created(row(realm, user, created, passkey));
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("A new passkey has no row in PJ_PASSKEY; it comes with the first use", e);
        }
        return created;
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        boolean valid = super.isValid(realm, user, input);
        if (valid && input instanceof WebAuthnCredentialModelInput assertion) {
            try {
                used(realm, user, assertion);
            } catch (Throwable e) { // An Error is not worth a sign-in either.
                LOG.warn("The use of a passkey is not written down", e);
            }
        }
        return valid;
    }

    private void used(RealmModel realm, UserModel user, WebAuthnCredentialModelInput assertion) {
        AuthenticatorFlags flags =
                AuthenticatorFlags.of(assertion.getAuthenticationRequest().getAuthenticatorData());
        byte[] handle = assertion.getAuthenticationRequest().getCredentialId();
        Optional<String> credentialId = user.credentialManager()
                .getStoredCredentialsByTypeStream(getType())
                .filter(credential -> Arrays.equals(handle, handleOf(credential)))
                .map(CredentialModel::getId)
                .findFirst();
        credentialId.ifPresent(id -> {
            AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
            if (authSession != null) {
                authSession.setUserSessionNote(OPENED_BY, id);
            }
            Circumstances circumstances = VisitorCircumstances.read(session, realm.getId(), user.getId());
            PasskeyUsed use = new PasskeyUsed(id, flags.backupEligible(), flags.backedUp(), flags.userVerified());
            session.getProvider(FactRecorder.class).observe(circumstances, use);
        });
    }

    private PasskeyRow row(RealmModel realm, UserModel user, CredentialModel created, WebAuthnCredentialModel passkey) {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        WebAuthnCredentialData data = passkey.getWebAuthnCredentialData();
        Optional<AuthenticatorFlags> flags = flags(form.getFirst(WebAuthnConstants.ATTESTATION_OBJECT));
        Circumstances circumstances = VisitorCircumstances.read(session, realm.getId(), user.getId());
        SignInNotes notes = new SignInNotes(session.getContext().getAuthenticationSession());
        return new PasskeyRow(
                created.getId(),
                realm.getId(),
                user.getId(),
                Instant.ofEpochMilli(created.getCreatedDate()),
                null,
                flags.map(AuthenticatorFlags::backupEligible).orElse(null),
                flags.map(AuthenticatorFlags::backedUp).orElse(null),
                flags.map(AuthenticatorFlags::userVerified).orElse(null),
                attachment(form.getFirst("authenticatorAttachment")),
                data.getTransports() == null ? null : String.join(",", new TreeSet<>(data.getTransports())),
                getMetadataService().getAuthenticatorProvider(data.getAaguid()),
                circumstances.platform().id(),
                circumstances.browser().id(),
                notes.origin().map(origin -> origin.id()).orElse(null),
                circumstances.cohort());
    }

    /** Keycloak has verified the attestation object before it creates the credential. */
    private static Optional<AuthenticatorFlags> flags(@Nullable String attestationObject) {
        if (attestationObject == null) {
            return Optional.empty();
        }
        AttestationObject attestation = new AttestationObjectConverter(new ObjectConverter())
                .convert(Base64.getUrlDecoder().decode(attestationObject));
        var data = attestation.getAuthenticatorData();
        return Optional.of(new AuthenticatorFlags(data.isFlagUV(), data.isFlagBE(), data.isFlagBS()));
    }

    private static @Nullable String attachment(@Nullable String told) {
        return "platform".equals(told) || "cross-platform".equals(told) ? told : null;
    }

    private static byte[] handleOf(CredentialModel credential) {
        String handle = WebAuthnCredentialModel.createFromCredentialModel(credential)
                .getWebAuthnCredentialData()
                .getCredentialId();
        return Base64.getMimeDecoder().decode(handle);
    }
}
