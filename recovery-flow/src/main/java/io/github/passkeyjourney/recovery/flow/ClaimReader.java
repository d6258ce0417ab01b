package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.recovery.factor.Claim;
import io.github.passkeyjourney.recovery.secret.RealmSecret;
import io.github.passkeyjourney.recovery.store.Binding;
import io.github.passkeyjourney.recovery.store.Budget;
import io.github.passkeyjourney.recovery.store.Claimant;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reads who somebody claims to be from what Keycloak's own step before has found. */
final class ClaimReader {

    private final KeycloakSession session;

    ClaimReader(KeycloakSession session) {
        this.session = session;
    }

    Claim read(AuthenticationFlowContext context) {
        RealmModel realm = context.getRealm();
        AuthenticationSessionModel page = context.getAuthenticationSession();
        UserModel user = context.getUser();
        Claimant claimant = user == null
                ? Claimant.nobody(realm.getId(), name(page), RealmSecret.of(session, realm))
                : Claimant.of(realm.getId(), user.getId());
        return new Claim(
                realm, claimant, user != null && mayRecover(context, user) ? user : null, binding(page, context));
    }

    Budget budget(AuthenticationFlowContext context) {
        RealmModel realm = context.getRealm();
        return Budget.of(realm.getId(), context.getConnection().getRemoteAddr(), RealmSecret.of(session, realm));
    }

    private static Binding binding(AuthenticationSessionModel page, AuthenticationFlowContext context) {
        return Binding.of(
                page.getParentSession().getId(),
                page.getTabId(),
                context.getExecution().getId());
    }

    /** Asked at every step: somebody may be disabled or locked out in the middle of it. */
    private static boolean mayRecover(AuthenticationFlowContext context, UserModel user) {
        return user.isEnabled() && AuthenticatorUtils.getDisabledByBruteForceEventError(context, user) == null;
    }

    private static String name(AuthenticationSessionModel page) {
        @Nullable String name = page.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        return name == null ? page.getParentSession().getId() : name;
    }
}
