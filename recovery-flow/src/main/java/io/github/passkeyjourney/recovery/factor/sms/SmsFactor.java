package io.github.passkeyjourney.recovery.factor.sms;

import io.github.passkeyjourney.audit.event.ContactKind;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.contact.store.Contact;
import io.github.passkeyjourney.recovery.contact.store.Contacts;
import io.github.passkeyjourney.recovery.factor.Claim;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.policy.ProofRoot;
import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.secret.SlowHash;
import io.github.passkeyjourney.recovery.sms.PhoneNumber;
import io.github.passkeyjourney.recovery.sms.TextMessages;
import io.github.passkeyjourney.recovery.store.Claimant;
import io.github.passkeyjourney.recovery.store.Codes;
import io.github.passkeyjourney.recovery.store.Codes.Sent;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A code in a text message to the phone that the user has named, once that has rested. */
final class SmsFactor implements RecoveryFactor {

    private static final String METHOD = RecoveryMethod.SmsCode.ID;
    private static final String TEXT = "passkeyRecoveryCode.text";

    private final KeycloakSession session;
    private final Contacts contacts;
    private final Codes codes;

    SmsFactor(KeycloakSession session) {
        this.session = session;
        this.contacts = new Contacts(session, new KeycloakClock());
        this.codes = new Codes(session, new KeycloakClock());
    }

    @Override
    public boolean ready() {
        return texts().ready();
    }

    @Override
    public boolean sends() {
        return true;
    }

    @Override
    public void send(Claim claim) {
        String code = NumberCode.create();
        Optional<PhoneNumber> phone = phone(claim.claimant());
        codes.add(
                claim.claimant(), METHOD, claim.binding(), new SlowHash(session, claim.realm()).of(bound(code, phone)));
        String userId = claim.user() == null ? null : claim.user().getId();
        // Begun for nobody, too: whether there is anything to do is found out where nobody waits.
        TextMessages.background(session).run("Sending a code by text message", (later, realm) -> {
            UserModel user = userId == null ? null : later.users().getUserById(realm, userId);
            if (user != null && phone.isPresent()) {
                new TextMessages(later, realm).send(user, phone.get(), TEXT, code);
            }
        });
    }

    @Override
    public Optional<ProofRoot> verify(Claim claim, MultivaluedMap<String, String> answer) {
        Optional<String> typed = NumberCode.read(answer.getFirst("code"));
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<PhoneNumber> phone = phone(claim.claimant());
        Optional<Sent> sent = codes.attempt(claim.claimant(), METHOD, claim.binding());
        SlowHash hash = new SlowHash(session, claim.realm());
        if (sent.isEmpty()) {
            // As long as a comparison takes.
            hash.of(bound(typed.get(), phone));
            return Optional.empty();
        }
        boolean right = hash.matches(bound(typed.get(), phone), sent.get().slowHash());
        return right && claim.user() != null && phone.isPresent() && codes.use(sent.get())
                ? Optional.of(ProofRoot.PHONE)
                : Optional.empty();
    }

    /** A code for one number is none for another. */
    private static String bound(String code, Optional<PhoneNumber> phone) {
        return code + " " + phone.map(PhoneNumber::value).orElse("");
    }

    /** The one that may get somebody back in now, and that the policy lets messages go to. */
    private Optional<PhoneNumber> phone(Claimant claimant) {
        return contacts.rested(claimant, ContactKind.PHONE)
                .map(Contact::address)
                .map(PhoneNumber::new)
                .filter(texts()::mayGoTo);
    }

    private Optional<PhoneNumber> phone(UserModel user) {
        return phone(Claimant.of(realm().getId(), user.getId()));
    }

    @Override
    public boolean availableTo(UserModel user) {
        return phone(user).isPresent();
    }

    @Override
    public @Nullable String hint(UserModel user) {
        return phone(user).map(PhoneNumber::masked).orElse(null);
    }

    private TextMessages texts() {
        return new TextMessages(session, realm());
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
