package io.github.passkeyjourney.web.account;

import io.github.passkeyjourney.device.link.DeviceLinkActionFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.urls.UrlType;

/**
 * The page on which users look after their passkeys: the same for everybody. Its script signs the user in and asks the REST for
 * what belongs to the user.
 */
public final class PasskeysPageResource {

    static final String CLIENT = "passkey-journey-web";

    private static final String TEMPLATE = "passkey-own.ftl";
    private static final String OUR_ACTION = "passkey-enroll";
    private static final String KEYCLOAKS_ACTION = "webauthn-register-passwordless";

    private final KeycloakSession session;
    private final RealmModel realm;

    /** For a request of this session. */
    public PasskeysPageResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * The page.
     *
     * @throws NotFoundException if the realm does not have the client that the page is
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        ClientModel client = realm.getClientByClientId(CLIENT);
        if (client == null || !client.isEnabled()) {
            throw new NotFoundException();
        }
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        // The language that was chosen here goes before the one that the visitor is known by.
        LocaleUtil.processLocaleParam(session, realm, null);
        AuthResult visitor = new AppAuthManager().authenticateIdentityCookie(session, realm);
        if (visitor != null) {
            form.setUser(visitor.user());
        }
        URI issuer = URI.create(
                Urls.realmIssuer(session.getContext().getUri(UrlType.FRONTEND).getBaseUri(), realm.getName()));
        Response page = form.setAttribute("passkeysPage", new PasskeysPageBean(issuer, createAction(), linkAction()))
                .createForm(TEMPLATE);
        return Response.fromResponse(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private String createAction() {
        return isInForce(OUR_ACTION) ? OUR_ACTION : KEYCLOAKS_ACTION;
    }

    private @Nullable String linkAction() {
        return isInForce(DeviceLinkActionFactory.ID) ? DeviceLinkActionFactory.ID : null;
    }

    private boolean isInForce(String action) {
        RequiredActionProviderModel registered = realm.getRequiredActionProviderByAlias(action);
        return registered != null && registered.isEnabled();
    }
}
