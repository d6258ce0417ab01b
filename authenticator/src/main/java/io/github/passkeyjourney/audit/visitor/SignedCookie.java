package io.github.passkeyjourney.audit.visitor;

import io.github.passkeyjourney.platform.KeycloakClock;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * A first-party cookie of a realm that its visitor can neither read by script nor change unnoticed: it is signed with the
 * realm's own key.
 *
 * @param <T> the content
 */
public final class SignedCookie<T extends JsonWebToken> {

    /** The longest that browsers keep a cookie. */
    private static final Duration LIFETIME = Duration.ofDays(400);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String name;
    private final String type;
    private final Class<T> content;
    private final Clock clock = new KeycloakClock();

    /**
     * The cookie of the browser that this session serves.
     *
     * @param type of the token, so that none of another kind is taken for it
     */
    public SignedCookie(KeycloakSession session, RealmModel realm, String name, String type, Class<T> content) {
        this.session = session;
        this.realm = realm;
        this.name = name;
        this.type = type;
        this.content = content;
    }

    /** The content; empty if there is no such cookie, or it is not one of this realm, or too old. */
    public Optional<T> read() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(name);
        T token = cookie == null ? null : session.tokens().decode(cookie.getValue(), content);
        return Optional.ofNullable(token)
                .filter(found -> type.equals(found.getType()))
                .filter(found -> issuer().equals(found.getIssuer()))
                .filter(found -> found.getExp() >= clock.instant().getEpochSecond());
    }

    /** Writes it with the answer to this request; only the first time in a request counts. */
    public void write(T token) {
        token.type(type);
        token.issuer(issuer());
        token.exp(clock.instant().plus(LIFETIME).getEpochSecond());
        KeycloakContext context = session.getContext();
        URI request = context.getUri().getRequestUri();
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name)
                        .value(session.tokens().encode(token))
                        .path(AuthenticationManager.getRealmCookiePath(realm, context.getUri()))
                        .maxAge((int) LIFETIME.toSeconds())
                        .secure("https".equals(request.getScheme()))
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    private String issuer() {
        return Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
    }
}
