package io.github.passkeyjourney.enrollment;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.platform.Passkeys;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.utils.StringUtil;

/** Fills passkey-enroll.ftl and reads the name of the passkey from what it posted. */
final class EnrollPage {

    static final String TEMPLATE = "passkey-enroll.ftl";

    private static final String PROPOSAL = "proposal";

    private final KeycloakSession session;

    EnrollPage(KeycloakSession session) {
        this.session = session;
    }

    /** @param again whether this very page was posted, so that the name in it is kept */
    Response render(RequiredActionContext context, NudgeNotes notes, @Nullable EnrollFailure failure, boolean again) {
        String platform = VisitorPlatform.read(session).id();
        String proposal = context.form().getMessage("passkeyEnroll.proposal." + platform);
        EnrollBean bean = new EnrollBean(
                notes,
                failure,
                platform,
                proposal,
                (again ? postedLabel(context.getHttpRequest()) : Optional.<String>empty()).orElse(proposal),
                displayName(context.getUser()),
                new Passkeys(context.getUser()).includeSecurityKey());
        return context.form().setAttribute("passkeyEnroll", bean).createForm(TEMPLATE);
    }

    /**
     * The name under which the passkey is stored: what the user wrote; where he left the proposal alone, the vendor that
     * the new passkey names; with a number if he has one of that name.
     */
    String labelOf(MultivaluedMap<String, String> form, Passkeys passkeys) {
        String proposal = normalised(form, PROPOSAL);
        String written = normalised(form, WebAuthnConstants.AUTHENTICATOR_LABEL);
        String label = written.isEmpty() || written.equals(proposal)
                ? vendor(form.getFirst(WebAuthnConstants.ATTESTATION_OBJECT))
                        .orElse(proposal.isEmpty() ? "Passkey" : proposal)
                : written;
        return PasskeyLabel.unique(label, passkeys.labels());
    }

    private static String normalised(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : PasskeyLabel.normalise(value);
    }

    private static Optional<String> postedLabel(HttpRequest request) {
        String label = normalised(request.getDecodedFormParameters(), WebAuthnConstants.AUTHENTICATOR_LABEL);
        return label.isEmpty() ? Optional.empty() : Optional.of(label);
    }

    /** Only a name for the user's own list, so it may rest on what is not yet verified. */
    private Optional<String> vendor(@Nullable String attestationObject) {
        try {
            AttestationObject attestation = new AttestationObjectConverter(new ObjectConverter())
                    .convert(Base64.getUrlDecoder().decode(attestationObject));
            AttestedCredentialData data = attestation.getAuthenticatorData().getAttestedCredentialData();
            return data == null ? Optional.empty() : vendorOf(data.getAaguid().toString());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> vendorOf(String aaguid) {
        WebAuthnCredentialProvider provider = (WebAuthnCredentialProvider) session.getProvider(
                CredentialProvider.class, WebAuthnPasswordlessCredentialProviderFactory.PROVIDER_ID);
        return Optional.ofNullable(provider.getMetadataService().getAuthenticatorProvider(aaguid));
    }

    private static String displayName(UserModel user) {
        String first = user.getFirstName() == null ? "" : user.getFirstName();
        String last = user.getLastName() == null ? "" : user.getLastName();
        String name = (first + " " + last).strip();
        return StringUtil.isBlank(name) ? user.getUsername() : name;
    }
}
