package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.UnknownVisitor;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * What the login page offers first in this browser. It is decided before anybody is known, by the browser and the application
 * alone, so the page tells nothing of any user. The cookie is a preference and no proof: it opens nothing.
 */
final class FirstChoice {

    /** The name of the cookie, which the page's script writes, too. */
    static final String COOKIE = "PJ_FIRST";

    private static final String PASSKEY = "passkey";
    private static final String PASSWORD = "password";

    /** The longest that browsers keep a cookie. */
    private static final Duration LIFETIME = Duration.ofDays(400);

    private final KeycloakSession session;

    FirstChoice(KeycloakSession session) {
        this.session = session;
    }

    /** Whether the page that comes next shows the passkey first. */
    boolean isPasskey(RolloutPolicy policy, String clientId) {
        return isPasskey(remembered(), policy, () -> new UnknownVisitor(clientId, VisitorPlatform.read(session)));
    }

    /** @param remembered what this browser did last time; null if it does not know */
    static boolean isPasskey(@Nullable String remembered, RolloutPolicy policy, Supplier<UnknownVisitor> visitor) {
        if (!policy.enabled() || PASSWORD.equals(remembered)) {
            return false;
        }
        if (PASSKEY.equals(remembered)) {
            // Whoever it was: the next sign-in sets it right, unless nobody is left to prefer anything.
            return policy.cohorts().stream().map(Cohort::phase).anyMatch(Phase::prefers);
        }
        return visitor.get()
                .cohort(policy)
                .map(Cohort::phase)
                .filter(Phase::prefers)
                .isPresent();
    }

    /** Remembers a passkey that was used, for a user whose phase prefers it; for one whose phase does not, nothing is. */
    void remember(Phase phase, boolean usedPasskey) {
        String remembered = remembered();
        if (phase.prefers() && usedPasskey && !PASSKEY.equals(remembered)) {
            set(PASSKEY, LIFETIME);
        } else if (!phase.prefers() && PASSKEY.equals(remembered)) {
            set("", Duration.ZERO);
        }
    }

    /** Forgets that somebody wanted the password here: there is a passkey now. */
    void forgetPassword() {
        if (PASSWORD.equals(remembered())) {
            set("", Duration.ZERO);
        }
    }

    private @Nullable String remembered() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private void set(String value, Duration lifetime) {
        KeycloakContext context = session.getContext();
        // Not for the server's eyes alone: the page's script writes it where somebody takes the password.
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(COOKIE)
                        .value(value)
                        .path(AuthenticationManager.getRealmCookiePath(context.getRealm(), context.getUri()))
                        .maxAge((int) lifetime.toSeconds())
                        .secure("https".equals(context.getUri().getRequestUri().getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
