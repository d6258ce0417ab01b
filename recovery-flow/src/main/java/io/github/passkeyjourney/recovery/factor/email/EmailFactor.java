package io.github.passkeyjourney.recovery.factor.email;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.background.Background;
import io.github.passkeyjourney.recovery.factor.Claim;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.policy.ProofRoot;
import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.secret.SlowHash;
import io.github.passkeyjourney.recovery.store.Codes;
import io.github.passkeyjourney.recovery.store.Codes.Sent;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A code in a mail. It holds no link: a mail scanner could follow one, and a person could be led to a wrong one. */
final class EmailFactor implements RecoveryFactor {

    private static final String METHOD = RecoveryMethod.EmailCode.ID;

    private final KeycloakSession session;
    private final Codes codes;

    EmailFactor(KeycloakSession session) {
        this.session = session;
        this.codes = new Codes(session, new KeycloakClock());
    }

    @Override
    public boolean sends() {
        return true;
    }

    @Override
    public void send(Claim claim) {
        String code = NumberCode.create();
        codes.add(
                claim.claimant(),
                METHOD,
                claim.binding(),
                new SlowHash(session, claim.realm()).of(bound(code, claim.user())));
        String userId = claim.user() == null ? null : claim.user().getId();
        new Background(session).run("Sending a code by mail", (later, realm) -> mail(later, realm, userId, code));
    }

    private static void mail(KeycloakSession session, RealmModel realm, @Nullable String userId, String code)
            throws EmailException {
        UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
        if (user == null || !canBeReached(user)) {
            return;
        }
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        attributes.put("code", NumberCode.spaced(code));
        attributes.put("minutes", Codes.LIFETIME.toMinutes());
        attributes.put("account", user.getUsername());
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(user)
                .send("passkeyRecoveryCode.subject", List.of(name(realm)), "passkey-recovery-code.ftl", attributes);
    }

    private static String name(RealmModel realm) {
        String name = realm.getDisplayName();
        return name == null || name.isBlank() ? realm.getName() : name;
    }

    @Override
    public Optional<ProofRoot> verify(Claim claim, MultivaluedMap<String, String> answer) {
        Optional<String> typed = NumberCode.read(answer.getFirst("code"));
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<Sent> sent = codes.attempt(claim.claimant(), METHOD, claim.binding());
        SlowHash hash = new SlowHash(session, claim.realm());
        if (sent.isEmpty()) {
            // As long as a comparison takes.
            hash.of(bound(typed.get(), null));
            return Optional.empty();
        }
        UserModel user = claim.user();
        boolean right = hash.matches(bound(typed.get(), user), sent.get().slowHash());
        return right && user != null && canBeReached(user) && codes.use(sent.get())
                ? Optional.of(ProofRoot.MAILBOX)
                : Optional.empty();
    }

    /** A code for one address is none for another: whoever changes the address does not inherit what is on its way. */
    private static String bound(String code, @Nullable UserModel user) {
        String address = user == null || user.getEmail() == null ? "" : user.getEmail();
        return code + " " + address.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean availableTo(UserModel user) {
        return canBeReached(user);
    }

    /** What nobody has confirmed may be somebody else's (NIST SP 800-63B-4 §4.2.1.2). */
    private static boolean canBeReached(UserModel user) {
        return user.isEmailVerified()
                && user.getEmail() != null
                && user.getEmail().indexOf('@') > 0;
    }

    @Override
    public @Nullable String hint(UserModel user) {
        return canBeReached(user) ? masked(user.getEmail()) : null;
    }

    /** The first letter, and the last part of the domain. */
    static String masked(String address) {
        int at = address.lastIndexOf('@');
        int dot = address.lastIndexOf('.');
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "\u2022\u2022\u2022@\u2022\u2022\u2022"
                + (dot > at ? address.substring(dot) : "");
    }
}
