package io.github.passkeyjourney.recovery.flow;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The secret by which a browser finds again the recovery that it has to wait for. It opens nothing: one proof has to be repeated,
 * and whoever has a proof alone cannot go on with a recovery that somebody else began.
 */
final class ResumeCookie {

    static final String NAME = "PJ_RECOVERY";

    /** Beyond the wait; a week of holidays is no reason to begin again. */
    static final Duration GRACE = Duration.ofDays(7);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final KeycloakSession session;

    ResumeCookie(KeycloakSession session) {
        this.session = session;
    }

    /** The hash of the secret that the browser has; empty if it has none. */
    Optional<String> hash() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        return Optional.ofNullable(cookie).map(Cookie::getValue).map(ResumeCookie::hash);
    }

    /**
     * Gives the browser a new one.
     *
     * @param hold how long it has to wait
     * @return the hash of it
     */
    String write(Duration hold) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        set(secret, (int) hold.plus(GRACE).toSeconds());
        return hash(secret);
    }

    /** Takes it away. */
    void remove() {
        set("", 0);
    }

    private void set(String value, int seconds) {
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(NAME)
                        .value(value)
                        .path(AuthenticationManager.getRealmCookiePath(
                                session.getContext().getRealm(),
                                session.getContext().getUri()))
                        .maxAge(seconds)
                        .secure("https"
                                .equals(session.getContext()
                                        .getUri()
                                        .getRequestUri()
                                        .getScheme()))
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    /** A fast one does: the secret has 256 bits. */
    private static String hash(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
