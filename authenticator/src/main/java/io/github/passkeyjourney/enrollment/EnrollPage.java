package io.github.passkeyjourney.enrollment;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.Advice;
import io.github.passkeyjourney.policy.Platform;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** Fills passkey-enroll.ftl and reads the name of the passkey from what it posted. */
final class EnrollPage {

    static final String TEMPLATE = "passkey-enroll.ftl";

    private static final String PROPOSAL = "proposal";

    private final KeycloakSession session;

    EnrollPage(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The page.
     *
     * @param advice what it is about, in words of its own; null for the words of everybody
     * @param again whether this very page was posted, so that the name in it is kept
     */
    Response render(
            RequiredActionContext context,
            NudgeNotes notes,
            @Nullable Advice advice,
            @Nullable EnrollFailure failure,
            boolean again) {
        // Where the device of the passkey is another one, nothing is known of it.
        String platform = advice == Advice.ADD_SECOND_DEVICE
                ? Platform.OTHER.id()
                : VisitorPlatform.read(session).id();
        String proposal = context.form().getMessage("passkeyEnroll.proposal." + platform);
        RenewalPart renewal = advice == Advice.RENEW ? RenewalPart.of(context) : null;
        if (renewal != null) {
            context.form().setAttribute(WebAuthnConstants.EXCLUDE_CREDENTIAL_IDS, renewal.exclude());
        }
        EnrollBean bean = new EnrollBean(
                notes,
                advice,
                renewal,
                failure,
                platform,
                proposal,
                (again ? postedLabel(context.getHttpRequest()) : Optional.<String>empty()).orElse(proposal),
                AccountName.of(context.getUser()),
                new Passkeys(context.getUser()).includeSecurityKey(),
                messages(context, notes));
        LoginFormsProvider form = context.form().setAttribute("passkeyEnroll", bean);
        Signals.tell(form, context.getSession(), context.getUser());
        return form.createForm(TEMPLATE);
    }

    /** What the arms of experiments may have texts of their own in; nothing for everybody else. */
    private Properties messages(RequiredActionContext context, NudgeNotes notes) {
        if (notes.variant() == null) {
            return new Properties();
        }
        try {
            Locale locale = session.getContext().resolveLocale(context.getUser());
            return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(context.getRealm(), locale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
