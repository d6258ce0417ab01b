package io.github.passkeyjourney.web;

import io.github.passkeyjourney.lifecycle.notice.MailLink;
import io.github.passkeyjourney.lifecycle.notice.store.OptOuts;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.web.UnsubscribeBean.Step;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * No more announcements. The link itself is the permission: it bears the realm's signature and names the user. Opening it only
 * asks; the button, or the POST of a mail program (RFC 8058), does it. Tells nothing of the account.
 */
public final class UnsubscribeResource {

    private static final String TEMPLATE = "passkey-unsubscribe.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock = new KeycloakClock();

    UnsubscribeResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Asks. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response ask(@QueryParam("token") @Nullable String token) {
        return page(user(token), Step.ASK);
    }

    /** Does it. */
    @POST
    @Produces(MediaType.TEXT_HTML)
    public Response unsubscribe(@QueryParam("token") @Nullable String token) {
        Optional<UserModel> user = user(token);
        user.ifPresent(reader -> new OptOuts(session).add(realm.getId(), reader.getId(), clock.instant()));
        return page(user, Step.DONE);
    }

    private Optional<UserModel> user(@Nullable String token) {
        return new MailLink(session, realm, MailLink.Purpose.UNSUBSCRIBE)
                .read(token)
                .map(found -> session.users().getUserById(realm, found.getSubject()));
    }

    private Response page(Optional<UserModel> user, Step step) {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        user.ifPresent(form::setUser);
        Response page = form.setAttribute(
                        "passkeyUnsubscribe",
                        new UnsubscribeBean(
                                user.isPresent() ? step : Step.INVALID,
                                session.getContext().getUri().getRequestUri().toString()))
                .createForm(TEMPLATE);
        return Response.fromResponse(page)
                .status(user.isPresent() ? Response.Status.OK : Response.Status.BAD_REQUEST)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
