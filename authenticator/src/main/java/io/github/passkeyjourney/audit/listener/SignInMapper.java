package io.github.passkeyjourney.audit.listener;

import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticatorFactory;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialEmail;
import org.keycloak.authentication.forms.RegistrationUserCreation;
import org.keycloak.events.Errors;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Decides what a sign-in event means. Pure: the same facts always give the same answer. */
final class SignInMapper {

    /** Errors of somebody who gave credentials; all others, such as an expired page, are no attempt to sign in. */
    private static final Set<String> REFUSALS = Set.of(
            Errors.INVALID_USER_CREDENTIALS,
            Errors.USER_NOT_FOUND,
            Errors.USER_DISABLED,
            Errors.USER_TEMPORARILY_DISABLED,
            Errors.NOT_ALLOWED,
            Errors.DIFFERENT_USER_AUTHENTICATED);

    /** WebAuthn Level 3, section 5.1.4: what browsers say when the person, and not the machine, ended the ceremony. */
    private static final Set<String> BY_THE_PERSON = Set.of("NotAllowedError", "AbortError");

    private SignInMapper() {}

    /** What a success means; nothing for a sign-up and for coming back to an open session. */
    static List<BehaviourFact> facts(CompletedSignIn signIn) {
        return method(signIn)
                .map(method -> {
                    BehaviourFact success = new SignIn(method, SignInOutcome.SUCCEEDED, signIn.holder());
                    return fallsBack(signIn, method)
                            ? List.of(success, new Fallback(cause(signIn), method))
                            : List.of(success);
                })
                .orElse(List.of());
    }

    /** Whether somebody has a passkey and signed in without it. */
    static boolean fallsBack(CompletedSignIn signIn) {
        return method(signIn).filter(method -> fallsBack(signIn, method)).isPresent();
    }

    private static boolean fallsBack(CompletedSignIn signIn, SignInMethod method) {
        return signIn.holder() && method != SignInMethod.PASSKEY;
    }

    /** Whether an open session was all that it took. */
    static boolean comesBack(CompletedSignIn signIn) {
        return comesBack(signIn.credentials(), signIn.steps(), signIn.brokered());
    }

    private static boolean comesBack(Set<String> credentials, Set<String> steps, boolean brokered) {
        return !brokered && credentials.isEmpty() && steps.contains(CookieAuthenticatorFactory.PROVIDER_ID);
    }

    /** Whether there is nothing to tell, whoever it is and whatever the browser can do. See {@link CompletedSignIn}. */
    static boolean meansNothing(Set<String> credentials, Set<String> steps, boolean brokered) {
        return comesBack(credentials, steps, brokered)
                && method(credentials, steps, brokered).isEmpty();
    }

    /** What a failure means; empty if it was no attempt to sign in. */
    static Optional<SignIn> fact(RefusedSignIn refused) {
        // Outside of WebAuthn, "not allowed" speaks of an application, not of a person.
        boolean ofTheApplication = Errors.NOT_ALLOWED.equals(refused.error()) && !refused.webauthnError();
        if (!REFUSALS.contains(refused.error()) || ofTheApplication) {
            return Optional.empty();
        }
        SignInOutcome outcome =
                attempt(refused) == PasskeyAttempt.ABANDONED ? SignInOutcome.ABANDONED : SignInOutcome.REFUSED;
        return Optional.of(new SignIn(method(refused), outcome, false));
    }

    /** How a failed try with a passkey or security key ended. */
    static PasskeyAttempt attempt(RefusedSignIn refused) {
        String detail = refused.webauthnDetail();
        boolean byThePerson = Errors.NOT_ALLOWED.equals(refused.error())
                && detail != null
                && BY_THE_PERSON.stream().anyMatch(detail::startsWith);
        return byThePerson ? PasskeyAttempt.ABANDONED : PasskeyAttempt.REFUSED;
    }

    private static SignInMethod method(RefusedSignIn refused) {
        if (refused.webauthnError()) {
            return WebAuthnCredentialModel.TYPE_TWOFACTOR.equals(refused.credentialType())
                    ? SignInMethod.PASSWORD_SECURITY_KEY
                    : SignInMethod.PASSKEY;
        }
        if (RecoveryAuthnCodesCredentialModel.TYPE.equals(refused.credentialType())) {
            return SignInMethod.PASSWORD_RECOVERY_CODE;
        }
        return refused.otpSelected() ? SignInMethod.PASSWORD_OTP : SignInMethod.PASSWORD;
    }

    private static Optional<SignInMethod> method(CompletedSignIn signIn) {
        return method(signIn.credentials(), signIn.steps(), signIn.brokered());
    }

    private static Optional<SignInMethod> method(Set<String> credentials, Set<String> steps, boolean brokered) {
        if (steps.contains(RegistrationUserCreation.PROVIDER_ID)) {
            return Optional.empty();
        }
        if (steps.contains(ResetCredentialEmail.PROVIDER_ID)) {
            return Optional.of(SignInMethod.RECOVERY);
        }
        if (brokered) {
            return Optional.of(SignInMethod.BROKER);
        }
        if (comesBack(credentials, steps, brokered)) {
            return Optional.empty();
        }
        return Optional.of(method(credentials));
    }

    private static SignInMethod method(Set<String> credentials) {
        if (credentials.contains(WebAuthnCredentialModel.TYPE_PASSWORDLESS)) {
            return SignInMethod.PASSKEY;
        }
        if (!credentials.contains(PasswordCredentialModel.TYPE)) {
            return SignInMethod.OTHER;
        }
        if (credentials.contains(WebAuthnCredentialModel.TYPE_TWOFACTOR)) {
            return SignInMethod.PASSWORD_SECURITY_KEY;
        }
        if (credentials.contains(OTPCredentialModel.TYPE)) {
            return SignInMethod.PASSWORD_OTP;
        }
        return credentials.contains(RecoveryAuthnCodesCredentialModel.TYPE)
                ? SignInMethod.PASSWORD_RECOVERY_CODE
                : SignInMethod.PASSWORD;
    }

    private static FallbackCause cause(CompletedSignIn signIn) {
        if (signIn.attempt() == PasskeyAttempt.REFUSED
                || signIn.device().verdict(Attachment.ANY, signIn.ownsSecurityKey()) == Verdict.UNABLE) {
            return FallbackCause.UNUSABLE;
        }
        return signIn.markedHere() ? FallbackCause.CHOICE : FallbackCause.NO_PASSKEY_HERE;
    }
}
