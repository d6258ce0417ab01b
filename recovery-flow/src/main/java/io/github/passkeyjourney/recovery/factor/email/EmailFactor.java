package io.github.passkeyjourney.recovery.factor.email;

import io.github.passkeyjourney.audit.event.ContactKind;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.background.Background;
import io.github.passkeyjourney.recovery.contact.CodeMail;
import io.github.passkeyjourney.recovery.contact.MailAddress;
import io.github.passkeyjourney.recovery.contact.store.Contact;
import io.github.passkeyjourney.recovery.contact.store.Contacts;
import io.github.passkeyjourney.recovery.factor.Claim;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.policy.ProofRoot;
import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.secret.SlowHash;
import io.github.passkeyjourney.recovery.store.Claimant;
import io.github.passkeyjourney.recovery.store.Codes;
import io.github.passkeyjourney.recovery.store.Codes.Sent;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A code in a mail to the address of the account, and to the second one. Whoever reads either has proven the same: one root. */
final class EmailFactor implements RecoveryFactor {

    private static final String METHOD = RecoveryMethod.EmailCode.ID;

    private final KeycloakSession session;
    private final Contacts contacts;
    private final Codes codes;

    EmailFactor(KeycloakSession session) {
        this.session = session;
        this.contacts = new Contacts(session, new KeycloakClock());
        this.codes = new Codes(session, new KeycloakClock());
    }

    @Override
    public boolean sends() {
        return true;
    }

    @Override
    public void send(Claim claim) {
        String code = NumberCode.create();
        List<String> addresses = addresses(claim.claimant(), claim.user());
        codes.add(
                claim.claimant(),
                METHOD,
                claim.binding(),
                new SlowHash(session, claim.realm()).of(bound(code, addresses)));
        String userId = claim.user() == null ? null : claim.user().getId();
        new Background(session).run("Sending a code by mail", (later, realm) -> {
            UserModel user = userId == null ? null : later.users().getUserById(realm, userId);
            if (user != null) {
                mail(new CodeMail(later, realm, user), addresses, code);
            }
        });
    }

    /** An address that takes no mail must not keep the other from getting it. */
    private static void mail(CodeMail mail, List<String> addresses, String code) throws EmailException {
        EmailException failure = null;
        for (String address : addresses) {
            try {
                mail.recover(address, code);
            } catch (EmailException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Optional<ProofRoot> verify(Claim claim, MultivaluedMap<String, String> answer) {
        Optional<String> typed = NumberCode.read(answer.getFirst("code"));
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        List<String> addresses = addresses(claim.claimant(), claim.user());
        Optional<Sent> sent = codes.attempt(claim.claimant(), METHOD, claim.binding());
        SlowHash hash = new SlowHash(session, claim.realm());
        if (sent.isEmpty()) {
            // As long as a comparison takes.
            hash.of(bound(typed.get(), addresses));
            return Optional.empty();
        }
        boolean right = hash.matches(bound(typed.get(), addresses), sent.get().slowHash());
        return right && claim.user() != null && !addresses.isEmpty() && codes.use(sent.get())
                ? Optional.of(ProofRoot.MAILBOX)
                : Optional.empty();
    }

    /** A code for some addresses is none for others: whoever changes them does not inherit what is on its way. */
    private static String bound(String code, List<String> addresses) {
        return code + " " + String.join(" ", addresses).toLowerCase(Locale.ROOT);
    }

    /** The one of the account, and the second one once it has rested. The same statement for a name that nobody bears. */
    private List<String> addresses(Claimant claimant, @Nullable UserModel user) {
        Optional<String> second = contacts.rested(claimant, ContactKind.EMAIL).map(Contact::address);
        if (user == null) {
            return List.of();
        }
        List<String> addresses = new ArrayList<>();
        if (canBeReached(user)) {
            addresses.add(user.getEmail());
        }
        second.filter(address -> addresses.stream().noneMatch(address::equalsIgnoreCase))
                .ifPresent(addresses::add);
        return addresses;
    }

    private List<String> addresses(UserModel user) {
        return addresses(Claimant.of(session.getContext().getRealm().getId(), user.getId()), user);
    }

    @Override
    public boolean availableTo(UserModel user) {
        return !addresses(user).isEmpty();
    }

    /** What nobody has confirmed may be somebody else's (NIST SP 800-63B-4 §4.2.1.2). */
    private static boolean canBeReached(UserModel user) {
        return user.isEmailVerified()
                && user.getEmail() != null
                && user.getEmail().indexOf('@') > 0;
    }

    @Override
    public @Nullable String hint(UserModel user) {
        List<String> addresses = addresses(user);
        return addresses.isEmpty()
                ? null
                : addresses.stream().map(MailAddress::masked).collect(Collectors.joining(", "));
    }
}
