package io.github.passkeyjourney.enrollment.link;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** The computer that shows a link: as long as its page is open to the user, the link is good. */
public final class Computer {

    private static final String LINK = "passkey-journey.device-link";

    private final KeycloakSession session;
    private final RealmModel realm;

    /** In this realm. */
    public Computer(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The link that a page shows now; empty for none. */
    public static Optional<String> link(AuthenticationSessionModel page) {
        return Optional.ofNullable(page.getAuthNote(LINK));
    }

    /** Keeps the link that the page shows; null for none. */
    public static void show(AuthenticationSessionModel page, @Nullable String link) {
        if (link == null) {
            page.removeAuthNote(LINK);
        } else {
            page.setAuthNote(LINK, link);
        }
    }

    /**
     * The user to whom the page with this link is open; empty once the sign-in was left, the user was signed out or disabled, or the
     * page shows another link.
     */
    public Optional<UserModel> user(DeviceLink link) {
        RootAuthenticationSessionModel root =
                session.authenticationSessions().getRootAuthenticationSession(realm, link.root());
        // Asked for by client and tab, Keycloak would take it for the one that this request is about.
        AuthenticationSessionModel page =
                root == null ? null : root.getAuthenticationSessions().get(link.tab());
        if (page == null
                || !link.clientId().equals(page.getClient().getId())
                || !link(page).filter(link.id()::equals).isPresent()
                || isSignedOut(page, link)) {
            return Optional.empty();
        }
        return Optional.ofNullable(page.getAuthenticatedUser())
                .filter(user -> user.getId().equals(link.userId()) && user.isEnabled());
    }

    /** A page that was asked for in a session that goes on ends with it. */
    private boolean isSignedOut(AuthenticationSessionModel page, DeviceLink link) {
        return AuthenticatorUtil.isSSOAuthentication(page)
                && session.sessions().getUserSession(realm, link.root()) == null;
    }
}
