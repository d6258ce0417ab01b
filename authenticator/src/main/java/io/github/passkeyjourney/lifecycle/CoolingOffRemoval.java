package io.github.passkeyjourney.lifecycle;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.CredentialAction;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's own page that removes a credential, which our page and the account console open, behind {@link RemovalGate}.
 */
final class CoolingOffRemoval implements RequiredActionProvider, CredentialAction {

    private final DeleteCredentialAction removal = new DeleteCredentialAction();

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return removal.initiatedActionSupport();
    }

    @Override
    public @Nullable String getCredentialType(KeycloakSession session, AuthenticationSessionModel authSession) {
        return removal.getCredentialType(session, authSession);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!refused(context)) {
            removal.requiredActionChallenge(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (!refused(context)) {
            removal.processAction(context);
        }
    }

    private static boolean refused(RequiredActionContext context) {
        String id = context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_PARAMETER);
        if (id == null) {
            return false;
        }
        String reason = new RemovalGate(context.getSession())
                .refusal(context.getRealm(), context.getUser(), context.getAuthenticationSession(), id);
        if (reason == null) {
            return false;
        }
        context.getEvent()
                .clone()
                .event(EventType.REMOVE_CREDENTIAL)
                .detail(Details.CREDENTIAL_ID, id)
                .detail(Details.REASON, reason)
                .error(Errors.DELETE_CREDENTIAL_FAILED);
        context.challenge(
                context.form().setError("passkeyRemoval." + reason).createErrorPage(Response.Status.FORBIDDEN));
        return true;
    }

    @Override
    public void close() {}
}
