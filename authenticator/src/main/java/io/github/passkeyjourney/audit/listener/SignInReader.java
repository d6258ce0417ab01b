package io.github.passkeyjourney.audit.listener;

import io.github.passkeyjourney.audit.visitor.BrowserMarker;
import io.github.passkeyjourney.audit.visitor.CapabilityCookie;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.platform.Passkeys;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    static CompletedSignIn completed(
            KeycloakSession session,
            RealmModel realm,
            AuthenticationSessionModel authSession,
            UserModel user,
            @Nullable PasskeyAttempt attempt) {
        Passkeys passkeys = new Passkeys(user);
        SignInNotes notes = new SignInNotes(authSession);
        List<String> ids =
                passkeys.ids().stream().filter(id -> !notes.created(id)).toList();
        boolean holder = !ids.isEmpty();
        return new CompletedSignIn(
                new HashSet<>(AuthenticatorUtil.getAuthnCredentials(authSession)),
                steps(realm, authSession),
                authSession.getUserSessionNotes().get(Details.IDENTITY_PROVIDER) != null,
                holder,
                holder && new BrowserMarker(session, realm).namesAnyOf(ids),
                holder && passkeys.includeSecurityKey(),
                CapabilityCookie.read(
                        session.getContext().getHttpRequest().getHttpHeaders(), VisitorPlatform.read(session)),
                attempt);
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
