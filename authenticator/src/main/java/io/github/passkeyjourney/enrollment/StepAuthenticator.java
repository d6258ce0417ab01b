package io.github.passkeyjourney.enrollment;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A step that asks for nothing by itself and never stops a sign-in. */
abstract class StepAuthenticator implements Authenticator {

    @Override
    public final void action(AuthenticationFlowContext context) {
        context.success();
    }

    @Override
    public final boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public final void close() {}
}
