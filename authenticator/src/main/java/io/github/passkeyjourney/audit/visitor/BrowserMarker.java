package io.github.passkeyjourney.audit.visitor;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A signed first-party cookie that names the passkeys created in this browser, so that their owner is not asked here
 * again. It holds ids of credentials only, no user; it opens nothing, and a passkey that is gone no longer counts.
 */
public final class BrowserMarker {

    /** The name of the cookie. */
    public static final String NAME = "PJ_PASSKEY_HERE";

    /** Several people may share a browser; the oldest entry goes first. */
    private static final int MAX_PASSKEYS = 10;

    private final SignedCookie<BrowserMarkerToken> cookie;

    /** The marker of the browser that this session serves. */
    public BrowserMarker(KeycloakSession session, RealmModel realm) {
        this.cookie = new SignedCookie<>(session, realm, NAME, BrowserMarkerToken.TYPE, BrowserMarkerToken.class);
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
        token.setPasskeys(passkeys.stream().limit(MAX_PASSKEYS).toList());
        cookie.write(token);
    }

    private Collection<String> read() {
        return cookie.read().map(BrowserMarkerToken::getPasskeys).orElse(List.of());
    }
}
