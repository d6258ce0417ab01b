package io.github.passkeyjourney.web.account;

import io.github.passkeyjourney.lifecycle.OwnerGate;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import java.util.Map;
import org.keycloak.authentication.authenticators.util.LoAUtil;
import org.keycloak.models.AccountRoles;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Who calls: a user, by a bearer token for Keycloak's account, as Keycloak's own account REST wants it. Cookies do not count. */
final class Caller {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthResult known;

    private Caller(KeycloakSession session, AuthResult known) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.known = known;
    }

    /**
     * Whoever calls now; what the answer needs for other origins is added to it.
     *
     * @throws NotAuthorizedException if it is nobody, or the token is for something else
     * @throws ForbiddenException if the origin may not call, or the user may not manage the account
     * @throws NotFoundException if the realm's account is switched off
     */
    static Caller authenticated(KeycloakSession session) {
        ClientModel account =
                session.getContext().getRealm().getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        if (account == null || !account.isEnabled()) {
            throw new NotFoundException();
        }
        AuthResult known = new AppAuthManager.BearerTokenAuthenticator(session)
                .setAudience(account.getClientId())
                .authenticate();
        if (known == null || known.user().getServiceAccountClientLink() != null) {
            throw new NotAuthorizedException("Bearer");
        }
        Cors.builder()
                .checkAllowedOrigins(known.token())
                .allowedMethods("GET", "PUT", "POST", "DELETE")
                .auth()
                .add();
        AccessToken.Access access = known.token().getResourceAccess(account.getClientId());
        if (access == null || !access.isUserInRole(AccountRoles.MANAGE_ACCOUNT)) {
            throw new ForbiddenException();
        }
        return new Caller(session, known);
    }

    UserModel user() {
        return known.user();
    }

    /** What this session may change. */
    OwnerGate gate() {
        return new OwnerGate(session, realm, user(), known.session());
    }

    /** Whether the token reaches the level that the realm's flow ties passkeys to (Keycloak's step-up); most tie them to none. */
    boolean reachesLevel() {
        AuthenticationFlowModel own = AuthenticationFlowResolver.resolveBindingOverrideFlowForClient(
                client(), AuthenticationFlowBindings.BROWSER_BINDING);
        int wanted = LoAUtil.getCredentialTypesToLoAMap(session, realm, own == null ? realm.getBrowserFlow() : own)
                .getOrDefault(WebAuthnCredentialModel.TYPE_PASSWORDLESS, Constants.NO_LOA);
        return level() >= wanted;
    }

    private int level() {
        String acr = known.token().getAcr();
        if (acr == null) {
            return Constants.NO_LOA;
        }
        Map<String, Integer> levels = AcrUtils.getAcrLoaMap(client());
        Integer level = levels.get(acr);
        if (level != null) {
            return level;
        }
        try {
            return Integer.parseInt(acr);
        } catch (NumberFormatException e) {
            return Constants.NO_LOA;
        }
    }

    private ClientModel client() {
        return realm.getClientByClientId(known.token().getIssuedFor());
    }
}
