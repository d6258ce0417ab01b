package io.github.passkeyjourney.enrollment;

import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.lifecycle.EnrollmentGate;
import io.github.passkeyjourney.policy.Factor;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Base64Url;
import org.keycloak.common.util.UriUtils;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.WebAuthnCredentialModelInput;
import org.keycloak.credential.WebAuthnCredentialModelInput.KeycloakWebAuthnAuthenticationParameters;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.WebAuthnPolicy;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.StringUtil;

/**
 * Has the account's second factor proven in the middle of a sign-in, before a passkey is made. Keycloak's own providers
 * check it; what was accepted counts for this sign-in as if its flow had asked.
 */
final class StepUp {

    /** Wrong codes in one sign-in; Keycloak's brute-force protection counts across them, but only behind the request. */
    static final int MOST_ATTEMPTS = 5;

    /** Codes across sign-ins until one is right: a sign-in by the password clears Keycloak's own counts. */
    static final int MOST_IN_ALL = 10;

    private static final Duration COUNTED = Duration.ofHours(12);

    private static final Logger LOG = Logger.getLogger(StepUp.class);

    private static final String PREFIX = "passkey-journey.step-up.";
    private static final String ATTEMPTS = PREFIX + "attempts";
    private static final String CHALLENGE = PREFIX + "challenge";

    private final RequiredActionContext context;
    private final AuthenticationSessionModel authSession;

    StepUp(RequiredActionContext context) {
        this.context = context;
        this.authSession = context.getAuthenticationSession();
    }

    /** The type of key to ask for: a passkey if there is one, else a security key, else none. */
    static Optional<String> keyType(Set<Factor> held) {
        if (held.contains(Factor.PASSKEY)) {
            return Optional.of(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
        }
        return held.contains(Factor.SECURITY_KEY)
                ? Optional.of(WebAuthnCredentialModel.TYPE_TWOFACTOR)
                : Optional.empty();
    }

    /** A new challenge, which one answer may use up. */
    String newChallenge() {
        String challenge = Base64Url.encode(new DefaultChallenge().getValue());
        authSession.setAuthNote(CHALLENGE, challenge);
        return challenge;
    }

    WebAuthnPolicy policy(String keyType) {
        return WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(keyType)
                ? context.getRealm().getWebAuthnPolicyPasswordless()
                : context.getRealm().getWebAuthnPolicy();
    }

    String rpId(String keyType) {
        String rpId = policy(keyType).getRpId();
        return StringUtil.isBlank(rpId) ? context.getUriInfo().getBaseUri().getHost() : rpId;
    }

    /** The key handles that may answer, in base64url. */
    List<String> handles(String keyType) {
        return stored(keyType)
                .map(credential -> WebAuthnCredentialModel.createFromCredentialModel(credential)
                        .getWebAuthnCredentialData()
                        .getCredentialId())
                .map(Base64Url::encodeBase64ToBase64Url)
                .toList();
    }

    /** Whether no more attempts are taken. */
    boolean locked() {
        BruteForceProtector protector = context.getSession().getProvider(BruteForceProtector.class);
        return attempts() >= MOST_ATTEMPTS
                || places().contains(place(MOST_IN_ALL))
                || AuthenticatorUtils.getDisabledByBruteForceEventError(
                                protector, context.getSession(), context.getRealm(), context.getUser())
                        != null;
    }

    /** Checks what the page posted; empty if it holds. */
    Optional<StepUpFailure> confirm(MultivaluedMap<String, String> form, Optional<String> keyType) {
        if (locked()) {
            return Optional.of(StepUpFailure.LOCKED);
        }
        String code = form.getFirst("otp");
        if (StringUtil.isNotBlank(code)) {
            // Before the check. Keys are not counted: they cannot be guessed, and a dialog is closed quickly.
            authSession.setAuthNote(ATTEMPTS, Integer.toString(attempts() + 1));
            return takesPlace() ? confirmCode(code.strip()) : Optional.of(StepUpFailure.LOCKED);
        }
        if (keyType.isPresent() && confirmKey(form, keyType.get())) {
            accepted(keyType.get());
            return Optional.empty();
        }
        refused(keyType.orElse(OTPCredentialModel.TYPE));
        return Optional.of(keyType.isPresent() ? StepUpFailure.KEY_REFUSED : StepUpFailure.WRONG_CODE);
    }

    private Optional<StepUpFailure> confirmCode(String code) {
        List<String> ids =
                stored(OTPCredentialModel.TYPE).map(CredentialModel::getId).toList();
        for (String id : ids) {
            UserCredentialModel input = new UserCredentialModel(id, OTPCredentialModel.TYPE, code);
            if (context.getUser().credentialManager().isValid(input)) {
                accepted(OTPCredentialModel.TYPE);
                return Optional.empty();
            }
        }
        refused(OTPCredentialModel.TYPE);
        if (context.getRealm().isBruteForceProtected()) {
            context.getSession()
                    .getProvider(BruteForceProtector.class)
                    .failedLogin(
                            context.getRealm(),
                            context.getUser(),
                            context.getConnection(),
                            context.getHttpRequest().getUri(),
                            Set.of(OTPCredentialModel.TYPE));
        }
        return Optional.of(StepUpFailure.WRONG_CODE);
    }

    private boolean confirmKey(MultivaluedMap<String, String> form, String keyType) {
        String challenge = authSession.getAuthNote(CHALLENGE);
        authSession.removeAuthNote(CHALLENGE);
        UserModel user = context.getUser();
        try {
            if (challenge == null || !isOwn(form.getFirst(WebAuthnConstants.USER_HANDLE), user)) {
                return false;
            }
            byte[] handle = decoded(form, WebAuthnConstants.CREDENTIAL_ID);
            if (handles(keyType).stream()
                    .noneMatch(
                            held -> Arrays.equals(handle, Base64.getUrlDecoder().decode(held)))) {
                return false;
            }
            WebAuthnPolicy policy = policy(keyType);
            WebAuthnCredentialModelInput input = new WebAuthnCredentialModelInput(keyType);
            input.setAuthenticationRequest(new AuthenticationRequest(
                    handle,
                    decoded(form, WebAuthnConstants.AUTHENTICATOR_DATA),
                    decoded(form, WebAuthnConstants.CLIENT_DATA_JSON),
                    decoded(form, WebAuthnConstants.SIGNATURE)));
            input.setAuthenticationParameters(new KeycloakWebAuthnAuthenticationParameters(
                    server(rpId(keyType), challenge),
                    Constants.WEBAUTHN_POLICY_OPTION_REQUIRED.equals(policy.getUserVerificationRequirement())));
            return user.credentialManager().isValid(input);
        } catch (RuntimeException e) {
            // Keycloak's provider throws where a signature, an origin or a flag does not hold.
            LOG.debug("A key was refused", e);
            return false;
        }
    }

    /** Keycloak's provider asks it for its origins, which those made by its builder do not tell; it adds the policy's own. */
    @SuppressWarnings("deprecation")
    private ServerProperty server(String rpId, String challenge) {
        Origin origin = new Origin(UriUtils.getOrigin(context.getUriInfo().getBaseUri()));
        return new ServerProperty(origin, rpId, new DefaultChallenge(challenge));
    }

    private static boolean isOwn(@Nullable String userHandle, UserModel user) {
        return StringUtil.isBlank(userHandle)
                || user.getId().equals(new String(Base64.getUrlDecoder().decode(userHandle), StandardCharsets.UTF_8));
    }

    private static byte[] decoded(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return Base64.getUrlDecoder().decode(value == null ? "" : value);
    }

    private void accepted(String type) {
        authSession.removeAuthNote(ATTEMPTS);
        IntStream.rangeClosed(1, MOST_IN_ALL).forEach(number -> places().remove(place(number)));
        AuthenticatorUtil.addAuthCredential(authSession, type);
        new SignInNotes(authSession).setSteppedUp();
    }

    private void refused(String type) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, type)
                .detail(Details.REASON, "step-up")
                .error(Errors.INVALID_USER_CREDENTIALS);
    }

    /** Each code takes a place that no other one gets, on no other server either. */
    private boolean takesPlace() {
        return IntStream.rangeClosed(1, MOST_IN_ALL)
                .anyMatch(number -> places().putIfAbsent(place(number), COUNTED.toSeconds()));
    }

    private SingleUseObjectProvider places() {
        return context.getSession().singleUseObjects();
    }

    private String place(int number) {
        return PREFIX + context.getRealm().getId() + "." + context.getUser().getId() + "." + number;
    }

    private int attempts() {
        String attempts = authSession.getAuthNote(ATTEMPTS);
        return attempts == null ? 0 : Integer.parseInt(attempts);
    }

    private Stream<CredentialModel> stored(String type) {
        return new EnrollmentGate(context.getSession())
                .heldBefore(context.getUser().credentialManager().getStoredCredentialsByTypeStream(type), authSession);
    }
}
