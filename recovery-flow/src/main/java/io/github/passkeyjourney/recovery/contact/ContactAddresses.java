package io.github.passkeyjourney.recovery.contact;

import io.github.passkeyjourney.audit.event.ContactKind;
import io.github.passkeyjourney.lifecycle.notice.Notice;
import io.github.passkeyjourney.lifecycle.notice.NoticeAddresses;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.recovery.contact.store.Contact;
import io.github.passkeyjourney.recovery.contact.store.Contacts;
import io.github.passkeyjourney.recovery.store.Claimant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Second addresses that notices go to: those that have rested, and such that were removed until lately. One that is still new hears of
 * its own making alone; who has added it may be a thief, and some notices hold a link that stops what the owner does.
 */
final class ContactAddresses implements NoticeAddresses {

    /** Notices of what is older are not written any more. */
    private static final Duration LATELY = Duration.ofDays(1);

    private final KeycloakSession session;

    ContactAddresses(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public List<String> of(RealmModel realm, UserModel user, Notice notice, Instant now) {
        Contacts contacts = new Contacts(session, new KeycloakClock());
        Claimant claimant = Claimant.of(realm.getId(), user.getId());
        boolean change = notice == Notice.CONTACTS_CHANGED;
        Stream<Contact> present = contacts.of(claimant).stream()
                .filter(contact -> contact.kind() == ContactKind.EMAIL && (change || contact.hasRested(now)));
        Stream<Contact> removed = Stream.concat(
                contacts.removed(claimant, ContactKind.EMAIL).stream(),
                change ? contacts.removedWithin(claimant, ContactKind.EMAIL, LATELY).stream() : Stream.empty());
        return Stream.concat(present, removed).map(Contact::address).distinct().toList();
    }
}
