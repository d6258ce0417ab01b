package io.github.passkeyjourney.audit.listener;

import io.github.passkeyjourney.audit.visitor.BrowserMarker;
import io.github.passkeyjourney.audit.visitor.CapabilityCookie;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.platform.Passkeys;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/** Reads the facts of a sign-in from an event and the request that it belongs to. */
final class SignInReader {

    private SignInReader() {}

    /** What there is to tell of a success; nothing of somebody who only comes back to an open session. */
    static Optional<CompletedSignIn> completed(
            KeycloakSession session,
            RealmModel realm,
            AuthenticationSessionModel authSession,
            UserModel user,
            @Nullable PasskeyAttempt attempt) {
        Set<String> credentials = new HashSet<>(AuthenticatorUtil.getAuthnCredentials(authSession));
        Set<String> steps = steps(realm, authSession);
        boolean brokered = authSession.getUserSessionNotes().get(Details.IDENTITY_PROVIDER) != null;
        if (SignInMapper.meansNothing(credentials, steps, brokered)) {
            return Optional.empty();
        }
        Passkeys passkeys = new Passkeys(user);
        SignInNotes notes = new SignInNotes(authSession);
        List<String> ids =
                passkeys.ids().stream().filter(id -> !notes.created(id)).toList();
        CompletedSignIn signIn = new CompletedSignIn(
                credentials,
                steps,
                brokered,
                !ids.isEmpty(),
                false,
                false,
                CapabilityCookie.read(
                        session.getContext().getHttpRequest().getHttpHeaders(), VisitorPlatform.read(session)),
                attempt);
        // Costs more than all the rest, and only tells why a passkey was not used.
        return Optional.of(
                SignInMapper.fallsBack(signIn)
                        ? signIn.withPasskeys(
                                new BrowserMarker(session, realm).namesAnyOf(ids), passkeys.includeSecurityKey())
                        : signIn);
    }

    static RefusedSignIn refused(Event event) {
        Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
        return new RefusedSignIn(
                event.getError() == null ? "" : event.getError(),
                details.get(Details.CREDENTIAL_TYPE),
                details.get(Details.SELECTED_CREDENTIAL_ID) != null,
                details.get(WebAuthnConstants.AUTH_ERR_LABEL) != null,
                details.get(WebAuthnConstants.AUTH_ERR_DETAIL_LABEL));
    }

    private static Set<String> steps(RealmModel realm, AuthenticationSessionModel authSession) {
        Set<String> steps = new HashSet<>();
        authSession.getExecutionStatus().forEach((execution, status) -> {
            AuthenticationExecutionModel step =
                    status == ExecutionStatus.SUCCESS ? realm.getAuthenticationExecutionById(execution) : null;
            if (step != null && step.getAuthenticator() != null) {
                steps.add(step.getAuthenticator());
            }
        });
        return steps;
    }
}
