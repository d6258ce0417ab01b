package io.github.passkeyjourney.lifecycle;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.util.exception.WebAuthnException;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasskeyUsed;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.lifecycle.store.PasskeyRow;
import io.github.passkeyjourney.lifecycle.store.PasskeyStore;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.EnrollmentVerdict;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.authenticators.browser.WebAuthnMetadataService;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.WebAuthnCredentialModelInput;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's own provider of passkeys, and beside it a record of what Keycloak does not keep: flags, attachment, where a
 * passkey was made, when it was used. Of ours, the guard of enrollment decides here whether one may be made, and
 * {@link PasskeyGate} whether it may be used; nothing else that fails reaches the ceremony.
 */
final class PasskeyCredentialProvider extends WebAuthnPasswordlessCredentialProvider {

    /** On the session that a passkey opened: Keycloak's id of the credential. */
    static final String OPENED_BY = "passkey-journey.credential";

    /** When it did, in epoch milliseconds; {@link #PROVES_NOTHING} for one that is no strong factor yet. */
    static final String OPENED_AT = "passkey-journey.credential-at";

    /** The browser has made the passkey by itself, and has not verified its user since, nor this time. */
    static final String PROVES_NOTHING = "0";

    /** When that passkey was created, in milliseconds of the epoch: it may be removed while the session goes on. */
    static final String OPENER_CREATED = "passkey-journey.credential-created";

    private static final Logger LOG = Logger.getLogger(PasskeyCredentialProvider.class);

    private final KeycloakSession session;
    private final ObjectConverter objectConverter;
    private final Clock clock = new KeycloakClock();

    PasskeyCredentialProvider(
            KeycloakSession session, WebAuthnMetadataService metadata, ObjectConverter objectConverter) {
        super(session, metadata, objectConverter);
        this.session = session;
        this.objectConverter = objectConverter;
    }

    /**
     * Keeps the passkey. In a sign-in it is looked once more whether it may be made, for there may be ways here that the
     * pages know nothing of.
     *
     * @throws WebAuthnException if it may not; Keycloak's pages show the word in it
     */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, WebAuthnCredentialModel passkey) {
        requireAllowed(realm, user);
        CredentialModel created = super.createCredential(realm, user, passkey);
        SignInNotes notes = new SignInNotes(session.getContext().getAuthenticationSession());
        try {
            notes.addCreated(created.getId());
            session.getProvider(PasskeyStore.class).created(row(realm, user, created, passkey));
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            if (isUpgrade(notes)) {
                // Without its row nothing would tell that this one proves nothing yet.
                user.credentialManager().removeStoredCredentialById(created.getId());
                throw new WebAuthnException("unrecorded", e);
            }
            LOG.warn("A new passkey has no row in PJ_PASSKEY; it comes with the first use", e);
        }
        return created;
    }

    private static boolean isUpgrade(SignInNotes notes) {
        return notes.origin().filter(EnrollmentOrigin.UPGRADE::equals).isPresent();
    }

    private void requireAllowed(RealmModel realm, UserModel user) {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        EnrollmentGate gate = new EnrollmentGate(session);
        // Outside of a sign-in it is an admin, or a program of his, who knows what he does.
        if (authSession != null && gate.guards(realm)) {
            EnrollmentVerdict verdict = gate.verdict(realm, user, authSession);
            if (!verdict.allows()) {
                throw new WebAuthnException(verdict.id());
            }
        }
    }

    /**
     * Keycloak's own check, in whatever flow; then, for who has proven to hold it, whether the passkey may be used, or else is let in
     * to be renewed.
     *
     * @throws WebAuthnException if it may not; its message is the word of the {@link PasskeyVerdict}
     */
    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        if (!(input instanceof WebAuthnCredentialModelInput assertion)) {
            return super.isValid(realm, user, input);
        }
        boolean valid = super.isValid(realm, user, input)
                || new SuspendedPasskeys(session, getMetadataService(), objectConverter).isValid(realm, user, input);
        if (valid) {
            CredentialModel passkey =
                    find(user, assertion.getAuthenticationRequest().getCredentialId());
            AuthenticatorFlags flags =
                    AuthenticatorFlags.of(assertion.getAuthenticationRequest().getAuthenticatorData());
            PasskeyGate.Pass pass = new PasskeyGate(session).decide(realm, user, passkey);
            boolean renews = !pass.verdict().allows()
                    && new RenewalGate(session).admits(realm, user, pass.verdict(), flags.userVerified());
            if (renews) {
                new Renewal(session.getContext().getAuthenticationSession()).demand(passkey.getId());
            } else {
                requireUsable(user, passkey, pass.verdict());
            }
            try {
                note(flags, passkey, pass.unproven());
                if (!renews) {
                    // A use would put the end of one off that was unused for too long.
                    used(realm, user, flags, passkey.getId());
                }
            } catch (Throwable e) { // An Error is not worth a sign-in either.
                LOG.warn("The use of a passkey is not written down", e);
            }
        }
        if (!valid && getType().equals(input.getType())) {
            new UnknownPasskey(
                            session, user, assertion.getAuthenticationRequest().getCredentialId())
                    .tell();
        }
        return valid;
    }

    private void requireUsable(UserModel user, CredentialModel passkey, PasskeyVerdict verdict) {
        if (verdict.allows()) {
            return;
        }
        if (verdict == PasskeyVerdict.SUSPENDED && getType().equals(passkey.getType())) {
            // What this server knew was old, and with the counter it has just written the old type back.
            CredentialModel suspended = passkey.shallowClone();
            suspended.setType(Passkeys.SUSPENDED_TYPE);
            user.credentialManager().updateStoredCredential(suspended);
        }
        new Refusal(session).set(verdict);
        throw new WebAuthnException(verdict.id());
    }

    /** The one that has just been verified. */
    private static CredentialModel find(UserModel user, byte[] handle) {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> Passkeys.isType(credential.getType()))
                .filter(credential -> Arrays.equals(handle, handleOf(credential)))
                .findFirst()
                .orElseThrow(() -> new WebAuthnException("gone"));
    }

    /**
     * Keycloak's own, but that a session which a new passkey opened, and an account that only one passkey opens, show no way
     * to remove passkeys, and that Keycloak's account REST takes none from them, nor at the wish of a session that is weaker
     * than they are. The page that removes one credential decides for itself, and more exactly.
     */
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        CredentialTypeMetadata metadata = super.getCredentialTypeMetadata(context);
        UserSessionModel ongoing = session.getContext().getUserSession();
        RealmModel realm = session.getContext().getRealm();
        if (session.getContext().getAuthenticationSession() != null
                || ongoing == null
                || context.getUser() == null
                || new RemovalGate(session).mayRemoveAny(realm, context.getUser(), ongoing, isDelete())) {
            return metadata;
        }
        return CredentialTypeMetadata.builder()
                .type(metadata.getType())
                .category(metadata.getCategory())
                .displayName(metadata.getDisplayName())
                .helpText(metadata.getHelpText())
                .iconCssClass(metadata.getIconCssClass())
                .createAction(metadata.getCreateAction())
                .removeable(false)
                .build(session);
    }

    private boolean isDelete() {
        return HttpMethod.DELETE.equals(session.getContext().getHttpRequest().getHttpMethod());
    }

    /** Keycloak's own, and what it does not know, in the language of the user. */
    @Override
    public CredentialMetadata getCredentialMetadata(
            WebAuthnCredentialModel passkey, CredentialTypeMetadata typeMetadata) {
        CredentialMetadata metadata = super.getCredentialMetadata(passkey, typeMetadata);
        try {
            new PasskeyDescription(session).addTo(metadata, passkey.getId());
        } catch (Throwable e) { // An Error is not worth the list either.
            LOG.warn("The account console tells less of a passkey: it could not be looked up", e);
        }
        return metadata;
    }

    private void note(AuthenticatorFlags flags, CredentialModel opener, boolean unproven) {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        if (authSession != null) {
            authSession.setUserSessionNote(OPENED_BY, opener.getId());
            boolean proves = flags.userVerified() || !unproven;
            authSession.setUserSessionNote(OPENED_AT, proves ? Long.toString(clock.millis()) : PROVES_NOTHING);
            authSession.setUserSessionNote(
                    OPENER_CREATED,
                    Long.toString(Objects.requireNonNullElseGet(opener.getCreatedDate(), clock::millis)));
        }
    }

    private void used(RealmModel realm, UserModel user, AuthenticatorFlags flags, String id) {
        Circumstances circumstances = VisitorCircumstances.read(session, realm.getId(), user.getId());
        PasskeyUsed use = new PasskeyUsed(id, flags.backupEligible(), flags.backedUp(), flags.userVerified());
        session.getProvider(FactRecorder.class).observe(circumstances, use);
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
                isUpgrade(notes),
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

    static byte[] handleOf(CredentialModel credential) {
        String handle = WebAuthnCredentialModel.createFromCredentialModel(credential)
                .getWebAuthnCredentialData()
                .getCredentialId();
        return Base64.getMimeDecoder().decode(handle);
    }
}
