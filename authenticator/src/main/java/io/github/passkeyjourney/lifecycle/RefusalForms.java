package io.github.passkeyjourney.lifecycle;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.MessageType;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;

/**
 * Keycloak's own pages, but that "the passkey is not valid" gives way to why it was refused, in any theme: Keycloak's step knows
 * one sentence for whatever is wrong with an assertion, and takes none from the one who found out.
 */
final class RefusalForms extends FreeMarkerLoginFormsProvider {

    RefusalForms(KeycloakSession session) {
        super(session);
    }

    @Override
    public LoginFormsProvider setMessage(MessageType type, String message, Object... parameters) {
        String told = Messages.WEBAUTHN_ERROR_AUTH_VERIFICATION.equals(message)
                ? new Refusal(session).message().orElse(message)
                : message;
        return super.setMessage(type, told, parameters);
    }
}
