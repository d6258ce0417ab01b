package io.github.passkeyjourney.audit.visitor;

import io.github.passkeyjourney.platform.KeycloakClock;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * A signed first-party cookie that names the passkeys created in this browser, so that their owner is not asked here
 * again. It holds ids of credentials only, no user; it opens nothing, and a passkey that is gone no longer counts.
 */
public final class BrowserMarker {

    /** The name of the cookie. */
    public static final String NAME = "PJ_PASSKEY_HERE";

    /** Several people may share a browser; the oldest entry goes first. */
    private static final int MAX_PASSKEYS = 10;

    /** The longest that browsers keep a cookie. */
    private static final Duration LIFETIME = Duration.ofDays(400);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock = new KeycloakClock();

    /** The marker of the browser that this session serves. */
    public BrowserMarker(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether this browser holds one of these passkeys. */
    public boolean namesAnyOf(Collection<String> credentialIds) {
        return !credentialIds.isEmpty() && read().stream().anyMatch(credentialIds::contains);
    }

    /** Remembers that these passkeys can be used in this browser. */
    public void add(Collection<String> credentialIds) {
        Set<String> passkeys = new LinkedHashSet<>(credentialIds);
        passkeys.addAll(read());
        BrowserMarkerToken token = new BrowserMarkerToken();
        token.type(BrowserMarkerToken.TYPE);
        token.issuer(issuer());
        token.setPasskeys(passkeys.stream().limit(MAX_PASSKEYS).toList());
        token.exp(clock.instant().plus(LIFETIME).getEpochSecond());
        set(session.tokens().encode(token));
    }

    private Collection<String> read() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        BrowserMarkerToken token =
                cookie == null ? null : session.tokens().decode(cookie.getValue(), BrowserMarkerToken.class);
        if (token == null
                || !BrowserMarkerToken.TYPE.equals(token.getType())
                || !issuer().equals(token.getIssuer())
                || token.getExp() < clock.instant().getEpochSecond()) {
            return List.of();
        }
        return token.getPasskeys();
    }

    private void set(String value) {
        KeycloakContext context = session.getContext();
        URI request = context.getUri().getRequestUri();
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(NAME)
                        .value(value)
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
