package io.github.passkeyjourney.web;

import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.enrollment.link.Computer;
import io.github.passkeyjourney.enrollment.link.DeviceLink;
import io.github.passkeyjourney.enrollment.link.DeviceLinks;
import io.github.passkeyjourney.enrollment.link.LinkEnd;
import io.github.passkeyjourney.enrollment.link.LinkPage;
import io.github.passkeyjourney.enrollment.link.LinkStep;
import io.github.passkeyjourney.enrollment.link.LinkedPhone;
import io.github.passkeyjourney.lifecycle.Renewal;
import io.github.passkeyjourney.platform.KeycloakClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where a phone goes that has scanned a code (docs/adr/0018-device-link.md). Opening it changes nothing, for link scanners open
 * links, too. The phone gets an authentication session that knows one page and ends without a session of the user.
 */
public final class LinkResource {

    private static final String COOKIE = "PJ_LINK";
    private static final Duration KEPT = Duration.ofMinutes(45);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock = new KeycloakClock();
    private final DeviceLinks links;

    LinkResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.links = DeviceLinks.of(session);
    }

    /** Asks the phone whether it is the one. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response ask(@QueryParam("token") @Nullable String token) {
        // The language that was chosen here holds for the pages behind it, too.
        LocaleUtil.processLocaleParam(session, realm, null);
        return byToken(token)
                .filter(this::isOpen)
                .map(link -> LinkPage.asking(form(), here()))
                .orElseGet(this::invalid);
    }

    /** The phone is the one: it gets a number. */
    @POST
    @Produces(MediaType.TEXT_HTML)
    public Response claim(@QueryParam("token") @Nullable String token) {
        DeviceLink link = byToken(token).filter(this::isOpen).orElse(null);
        if (link == null) {
            return invalid();
        }
        String secret = DeviceLinks.newSecret();
        return links.claim(link, DeviceLinks.hash(secret))
                .map(number -> Response.seeOther(root("wait"))
                        .cookie(cookie(link.id() + "." + number + "." + secret))
                        .build())
                .orElseGet(this::invalid);
    }

    /** Shows the number. */
    @GET
    @Path("wait")
    @Produces(MediaType.TEXT_HTML)
    public Response number() {
        return phone().filter(phone -> isOpen(phone.link) && mayGoOn(phone))
                .map(this::waiting)
                .orElseGet(this::invalid);
    }

    /** Goes on, if the number was typed by now. */
    @POST
    @Path("wait")
    @Produces(MediaType.TEXT_HTML)
    public Response start() {
        Phone phone =
                phone().filter(known -> isOpen(known.link) && mayGoOn(known)).orElse(null);
        UserModel user = phone == null
                ? null
                : new Computer(session, realm).user(phone.link).orElse(null);
        if (phone == null || user == null) {
            return invalid();
        }
        if (links.step(phone.link) == LinkStep.CLAIMED) {
            return waiting(phone);
        }
        return links.start(phone.link, phone.hash()) ? enrol(phone.link, user) : invalid();
    }

    /** Tells a script on either side how far it has come. Nobody can guess what names a link. */
    @GET
    @Path("state")
    @Produces(MediaType.APPLICATION_JSON)
    public Response state(@QueryParam("state") @Nullable String id) {
        Optional<Phone> phone = id == null ? phone() : Optional.empty();
        Optional<DeviceLink> link = id == null ? phone.map(Phone::link) : links.find(realm.getId(), id);
        LinkStep step = link.filter(known -> isOpen(known) || links.step(known) == LinkStep.DONE)
                .map(links::step)
                .orElse(LinkStep.ENDED);
        // To a phone whose number was not typed it is over.
        boolean over = phone.filter(known -> !mayGoOn(known)).isPresent();
        return Response.ok(Map.of("step", over ? LinkStep.ENDED.id() : step.id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response enrol(DeviceLink link, UserModel user) {
        AuthenticationSessionModel page = new AuthenticationSessionManager(session)
                .createAuthenticationSession(realm, true)
                .createAuthenticationSession(SystemClientUtil.getSystemClient(realm));
        URI base = session.getContext().getUri().getBaseUri();
        String account = Urls.accountBase(base).path("/").build(realm.getName()).toString();
        page.setAction(AuthenticationSessionModel.Action.REQUIRED_ACTIONS.name());
        page.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        page.setRedirectUri(account);
        page.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, account);
        page.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OAuth2Constants.CODE);
        page.setClientNote(OIDCLoginProtocol.ISSUER, Urls.realmIssuer(base, realm.getName()));
        // Whatever becomes of the page, no session of the user begins behind it.
        page.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
        page.setAuthenticatedUser(user);
        LinkedPhone.mark(page, link);
        // The computer's sign-in was strong and fresh enough a moment ago.
        SignInNotes notes = new SignInNotes(page);
        notes.setSignedInAt(clock.instant());
        notes.setSteppedUp();
        AuthenticationManager.setClientScopesInSession(session, page);
        page.addRequiredAction(Renewal.ACTION);
        session.getContext().setAuthenticationSession(page);
        session.getContext().setClient(page.getClient());
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(page.getClient())
                .user(user);
        String next = AuthenticationManager.nextRequiredAction(
                session, page, session.getContext().getHttpRequest(), event);
        if (!Renewal.ACTION.equals(next)) {
            // Something else is to be done first, and that is nothing for a phone that nobody is signed in at.
            links.end(link, LinkEnd.CANCELLED);
            new AuthenticationSessionManager(session).removeAuthenticationSession(realm, page, true);
            return invalid();
        }
        return AuthenticationManager.redirectToRequiredActions(
                session, realm, page, session.getContext().getUri(), next);
    }

    /** As long as no number was typed, or if it was this phone's. */
    private boolean mayGoOn(Phone phone) {
        LinkStep step = links.step(phone.link);
        return step == LinkStep.CLAIMED || (step == LinkStep.CONFIRMED && links.isConfirmed(phone.link, phone.hash()));
    }

    private Response waiting(Phone phone) {
        return LinkPage.waiting(form(), root("wait").toString(), root("state").toString(), phone.number);
    }

    private Response invalid() {
        return LinkPage.told(form(), LinkPage.Step.INVALID);
    }

    private LoginFormsProvider form() {
        return session.getProvider(LoginFormsProvider.class);
    }

    private boolean isOpen(DeviceLink link) {
        LinkStep step = links.step(link);
        return step != LinkStep.ENDED
                && step != LinkStep.DONE
                && new Computer(session, realm).user(link).isPresent();
    }

    private Optional<DeviceLink> byToken(@Nullable String token) {
        return token == null || token.isEmpty() ? Optional.empty() : links.find(realm.getId(), DeviceLinks.hash(token));
    }

    private Optional<Phone> phone() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(COOKIE);
        String[] parts = cookie == null ? new String[0] : cookie.getValue().split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("[0-9]{3}")) {
            return Optional.empty();
        }
        return links.find(realm.getId(), parts[0]).map(link -> new Phone(link, Integer.parseInt(parts[1]), parts[2]));
    }

    private NewCookie cookie(String value) {
        URI base = session.getContext().getUri().getBaseUri();
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(root("").getRawPath())
                .maxAge((int) KEPT.toSeconds())
                .httpOnly(true)
                .secure("https".equals(base.getScheme()))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    private String here() {
        return session.getContext().getUri().getRequestUri().toString();
    }

    private URI root(String part) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/passkey-journey/link")
                .path(part)
                .build(realm.getName());
    }

    private record Phone(DeviceLink link, int number, String secret) {

        String hash() {
            return DeviceLinks.hash(secret);
        }
    }
}
