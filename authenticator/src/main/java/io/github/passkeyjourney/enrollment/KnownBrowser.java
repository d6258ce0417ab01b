package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.visitor.SignedCookie;
import io.github.passkeyjourney.enrollment.KnownBrowserToken.Acquaintance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Base64Url;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A signed first-party cookie that tells since when a user signs in with this browser, and whether an upgrade was tried in it.
 * Nothing else on the server could tell one browser from another of its kind, and the cookie cannot be made by somebody who
 * only has the password (docs/adr/0009-automatic-upgrade.md).
 */
final class KnownBrowser {

    static final String NAME = "PJ_BROWSER";

    /** A family at one computer. Where more people come and go, nobody is known for long, and nothing is upgraded. */
    private static final int MAX_USERS = 5;

    /** 128 bits. */
    private static final int HASH_LENGTH = 16;

    private final SignedCookie<KnownBrowserToken> cookie;
    private final String user;
    private final List<Acquaintance> users;

    /** What the browser that this session serves knows of the user. */
    KnownBrowser(KeycloakSession session, RealmModel realm, String userId) {
        this.cookie = new SignedCookie<>(session, realm, NAME, KnownBrowserToken.TYPE, KnownBrowserToken.class);
        this.user = hash(realm.getId() + " " + userId);
        this.users = cookie.read().map(KnownBrowserToken::getUsers).orElse(List.of());
    }

    /** Since when the user signs in here; null if never before. */
    @Nullable
    Instant knownSince() {
        return own().map(known -> Instant.ofEpochSecond(known.since())).orElse(null);
    }

    /** Whether an upgrade of the user was tried here. */
    boolean tried() {
        return own().filter(Acquaintance::tried).isPresent();
    }

    /** Remembers that the user has signed in here, if that is new. */
    void meet(Instant now) {
        if (own().isEmpty()) {
            write(new Acquaintance(user, now.getEpochSecond(), false));
        }
    }

    /** Remembers that an upgrade is tried here. */
    void tryOnce() {
        own().ifPresent(known -> write(new Acquaintance(user, known.since(), true)));
    }

    private Optional<Acquaintance> own() {
        return users.stream().filter(known -> known.user().equals(user)).findFirst();
    }

    private void write(Acquaintance own) {
        List<Acquaintance> known = new ArrayList<>(List.of(own));
        users.stream().filter(other -> !other.user().equals(user)).forEach(known::add);
        KnownBrowserToken token = new KnownBrowserToken();
        token.setUsers(known.stream().limit(MAX_USERS).toList());
        cookie.write(token);
    }

    private static String hash(String text) {
        byte[] hash = HashUtils.hash(JavaAlgorithm.SHA256, text.getBytes(StandardCharsets.UTF_8));
        return Base64Url.encode(Arrays.copyOf(hash, HASH_LENGTH));
    }
}
