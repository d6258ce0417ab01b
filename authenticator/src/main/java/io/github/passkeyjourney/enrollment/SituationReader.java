package io.github.passkeyjourney.enrollment;

import com.webauthn4j.data.AttestationConveyancePreference;
import io.github.passkeyjourney.audit.visitor.BrowserMarker;
import io.github.passkeyjourney.audit.visitor.CapabilityCookie;
import io.github.passkeyjourney.lifecycle.UsablePasskeys;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.policy.Situation;
import io.github.passkeyjourney.policy.UpgradeFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.models.WebAuthnPolicy;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reads the facts of this one sign-in. */
public final class SituationReader {

    /** The paths on which a person sits before a page and has just signed in or up. */
    private static final Set<String> SIGN_IN_PATHS = Set.of(
            LoginActionsService.AUTHENTICATE_PATH,
            LoginActionsService.REGISTRATION_PATH,
            LoginActionsService.POST_BROKER_LOGIN_PATH);

    private static final Set<String> SECOND_FACTORS = Set.of(
            OTPCredentialModel.TYPE,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS,
            RecoveryAuthnCodesCredentialModel.TYPE);

    private static final Set<String> UNATTESTED =
            Set.of(Constants.DEFAULT_WEBAUTHN_POLICY_NOT_SPECIFIED, AttestationConveyancePreference.NONE.getValue());

    private SituationReader() {}

    static Situation read(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        UserModel user = context.getUser();
        Passkeys passkeys = new Passkeys(user);
        Set<String> used = new HashSet<>(AuthenticatorUtil.getAuthnCredentials(authSession));
        boolean usedPasskey = used.contains(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
        // One that has just opened the account is usable, and how many others are matters no more.
        List<String> ids =
                usedPasskey ? passkeys.ids() : new UsablePasskeys(context.getSession()).ids(context.getRealm(), user);
        return new Situation(
                isInteractive(context),
                !AuthenticatorUtil.isSSOAuthentication(authSession),
                new NudgeNotes(authSession).asked(),
                isStrongest(user, used),
                usedPasskey || new BrowserMarker(context.getSession(), context.getRealm()).namesAnyOf(ids),
                ids.size(),
                // Only the reasons for a cohort depend on the platform; the subject has read it where they do.
                CapabilityCookie.read(context.getHttpRequest().getHttpHeaders(), Platform.OTHER),
                Attachment.of(context.getRealm().getWebAuthnPolicyPasswordless().getAuthenticatorAttachment()),
                passkeys.includeSecurityKey());
    }

    /** Reads what an upgrade depends on besides. */
    static UpgradeFacts upgrade(AuthenticationFlowContext context, KnownBrowser browser) {
        return new UpgradeFacts(
                AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession())
                        .contains(PasswordCredentialModel.TYPE),
                isAttested(context.getRealm().getWebAuthnPolicyPasswordless()),
                browser.knownSince(),
                browser.tried());
    }

    /** Whether Keycloak would refuse what browsers make by themselves, after it was made. */
    private static boolean isAttested(WebAuthnPolicy policy) {
        String attestation = policy.getAttestationConveyancePreference();
        boolean asked = attestation != null && !UNATTESTED.contains(attestation);
        return asked
                || (policy.getAcceptableAaguids() != null
                        && !policy.getAcceptableAaguids().isEmpty());
    }

    /** Whether a person sits before a page, and no page would break what goes on. */
    public static boolean isInteractive(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        String prompt = authSession.getClientNote(OIDCLoginProtocol.PROMPT_PARAM);
        boolean silent = prompt != null && List.of(prompt.split(" ")).contains(OIDCLoginProtocol.PROMPT_VALUE_NONE);
        // Somebody who lets a television in has that on his mind, and a required action would break the grant.
        boolean device = authSession.getClientNote(DeviceGrantType.OAUTH2_DEVICE_VERIFIED_USER_CODE) != null;
        return SIGN_IN_PATHS.contains(context.getFlowPath()) && !silent && !device;
    }

    /** Whether a second factor was used where the account has one (NIST SP 800-63B-4, section 4.1.2.1). */
    private static boolean isStrongest(UserModel user, Set<String> used) {
        if (used.stream().anyMatch(SECOND_FACTORS::contains)) {
            return true;
        }
        return user.credentialManager()
                .getStoredCredentialsStream()
                .noneMatch(credential -> OTPCredentialModel.TYPE.equals(credential.getType())
                        || WebAuthnCredentialModel.TYPE_TWOFACTOR.equals(credential.getType()));
    }
}
