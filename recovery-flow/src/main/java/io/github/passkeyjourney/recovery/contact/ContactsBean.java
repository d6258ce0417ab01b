package io.github.passkeyjourney.recovery.contact;

import io.github.passkeyjourney.audit.event.ContactKind;
import io.github.passkeyjourney.lifecycle.ChangeVerdict;
import io.github.passkeyjourney.platform.ProductVersion;
import io.github.passkeyjourney.recovery.contact.PendingContact.Pending;
import io.github.passkeyjourney.recovery.contact.store.Contact;
import io.github.passkeyjourney.recovery.sms.PhoneNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What passkey-contacts.ftl shows; a bean, because FreeMarker cannot read records. Most of each address is hidden. */
public final class ContactsBean {

    private final ChangeVerdict verdict;
    private final List<ContactBean> contacts;
    private final List<String> offered;
    private final @Nullable ContactBean pending;
    private final @Nullable String error;

    private ContactsBean(
            ChangeVerdict verdict,
            List<ContactBean> contacts,
            List<String> offered,
            @Nullable ContactBean pending,
            @Nullable String error) {
        this.verdict = verdict;
        this.contacts = contacts;
        this.offered = offered;
        this.pending = pending;
        this.error = error;
    }

    /**
     * The list, or what waits for its code.
     *
     * @param offered the kinds that may be added
     * @param error the word of what went wrong; null if nothing did
     */
    static ContactsBean of(
            List<Contact> contacts,
            List<ContactKind> offered,
            @Nullable Pending pending,
            Locale locale,
            Instant now,
            @Nullable String error) {
        return new ContactsBean(
                ChangeVerdict.ALLOWED,
                contacts.stream()
                        .map(contact -> new ContactBean(
                                contact.id(),
                                contact.kind(),
                                contact.address(),
                                contact.hasRested(now) ? null : text(contact.restedAt(), locale)))
                        .toList(),
                offered.stream().map(ContactKind::id).toList(),
                pending == null ? null : new ContactBean("", pending.kind(), pending.address(), null),
                error);
    }

    /** What has to happen before. */
    static ContactsBean refused(ChangeVerdict verdict) {
        return new ContactsBean(verdict, List.of(), List.of(), null, null);
    }

    private static String text(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + " UTC";
    }

    /** The path of the page's style and scripts below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** Whether contacts may be changed now, and if not, the word of why. */
    public String getVerdict() {
        return verdict.id();
    }

    /** Whether they may. */
    public boolean isAllowed() {
        return verdict.allows();
    }

    /** Whether another sign-in can help. */
    public boolean isSignInAgain() {
        return verdict == ChangeVerdict.SIGN_IN_AGAIN || verdict == ChangeVerdict.STEP_UP;
    }

    /** Those in force. */
    public List<ContactBean> getContacts() {
        return contacts;
    }

    /** The words of the kinds that may be added. */
    public List<String> getOffered() {
        return offered;
    }

    /** What waits for its code; null where nothing does. */
    public @Nullable ContactBean getPending() {
        return pending;
    }

    /** The word of what went wrong; null if nothing did. */
    public @Nullable String getError() {
        return error;
    }

    /** One contact. */
    public static final class ContactBean {

        private final String id;
        private final ContactKind kind;
        private final String masked;
        private final @Nullable String restsUntil;

        ContactBean(String id, ContactKind kind, String address, @Nullable String restsUntil) {
            this.id = id;
            this.kind = kind;
            this.masked = kind == ContactKind.EMAIL ? MailAddress.masked(address) : new PhoneNumber(address).masked();
            this.restsUntil = restsUntil;
        }

        /** Names it in the form. */
        public String getId() {
            return id;
        }

        /** The word of what it is. */
        public String getKind() {
            return kind.id();
        }

        /** The address, most of it hidden. */
        public String getMasked() {
            return masked;
        }

        /** Until when it is of no use, in the reader's language; null if it is. */
        public @Nullable String getRestsUntil() {
            return restsUntil;
        }
    }
}
