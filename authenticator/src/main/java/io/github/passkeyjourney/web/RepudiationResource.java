package io.github.passkeyjourney.web;

import io.github.passkeyjourney.lifecycle.Repudiation;
import io.github.passkeyjourney.lifecycle.SuspensionOutcome;
import io.github.passkeyjourney.lifecycle.notice.MailLink;
import io.github.passkeyjourney.lifecycle.notice.MailToken;
import io.github.passkeyjourney.web.RepudiationBean.Step;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * "This wasn't me". The link of the mail is the permission, for the thief may have changed everything else. Opening it only asks,
 * since mail scanners open links, too; the button does it. The page tells nothing of the account.
 */
public final class RepudiationResource {

    private static final String TEMPLATE = "passkey-repudiation.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;

    RepudiationResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Asks. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response ask(@QueryParam("token") @Nullable String token) {
        return find(token).map(found -> page(found.user, Step.ASK)).orElseGet(() -> page(null, Step.INVALID));
    }

    /** Does it. */
    @POST
    @Produces(MediaType.TEXT_HTML)
    public Response repudiate(@QueryParam("token") @Nullable String token) {
        return find(token)
                .map(found -> {
                    SuspensionOutcome outcome = new Repudiation(session, realm, found.user)
                            .of(found.credentialId, MailLink.Purpose.REPUDIATE.lifetime());
                    return switch (outcome) {
                        case NOT_FOUND -> page(found.user, Step.GONE);
                        case TOO_LATE -> page(found.user, Step.INVALID);
                        default -> page(found.user, Step.DONE);
                    };
                })
                .orElseGet(() -> page(null, Step.INVALID));
    }

    private Optional<Found> find(@Nullable String encoded) {
        MailToken token = new MailLink(session, realm, MailLink.Purpose.REPUDIATE)
                .read(encoded)
                .orElse(null);
        String credentialId = token == null ? null : token.getAbout();
        UserModel user = token == null ? null : session.users().getUserById(realm, token.getSubject());
        return credentialId == null || user == null ? Optional.empty() : Optional.of(new Found(user, credentialId));
    }

    private Response page(@Nullable UserModel user, Step step) {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        if (user != null) {
            form.setUser(user);
        }
        Response page = form.setAttribute(
                        "passkeyRepudiation",
                        new RepudiationBean(
                                step,
                                session.getContext().getUri().getRequestUri().toString()))
                .createForm(TEMPLATE);
        return Response.fromResponse(page)
                .status(step == Step.INVALID ? Response.Status.BAD_REQUEST : Response.Status.OK)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private record Found(UserModel user, String credentialId) {}
}
