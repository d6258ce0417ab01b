package io.github.passkeyjourney.lifecycle.notice;

import io.github.passkeyjourney.audit.event.FactType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What users are told by mail. Each follows from a fact of the audit trail, so that nothing on record goes untold. */
public enum Notice {
    /** A passkey opens the account from now on. */
    PASSKEY_ENROLLED(FactType.PASSKEY_ENROLLED),
    /** It does no longer. */
    PASSKEY_REMOVED(FactType.PASSKEY_REMOVED),
    /** It does not for now. */
    PASSKEY_SUSPENDED(FactType.PASSKEY_SUSPENDED),
    /** It does again. */
    PASSKEY_RESUMED(FactType.PASSKEY_RESUMED),
    /** A password no longer does. */
    PASSWORD_REMOVED(FactType.PASSWORD_REMOVED),
    /** A passkey will no longer do so, unless something is done. */
    PASSKEY_EXPIRING(FactType.PASSKEY_EXPIRING),
    /** Somebody has proven to be the user, and will get in unless the owner objects. */
    RECOVERY_HELD(FactType.RECOVERY_HELD),
    /** Somebody has got in that way. */
    RECOVERY_ENDED(FactType.RECOVERY_ENDED),
    /** Codes help back into the account from now on. */
    SAVED_CODES_CREATED(FactType.SAVED_CODES_CREATED),
    /** The helpdesk helps somebody who says that he is the user. */
    CASE_OPENED(FactType.CASE_OPENED),
    /** It asks for a pass that lets him in. */
    ACCESS_PASS_CHANGED(FactType.ACCESS_PASS_CHANGED),
    /** A second address or a phone number helps back into the account from now on, or does no longer. */
    CONTACTS_CHANGED(FactType.CONTACTS_CHANGED);

    private final FactType fact;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Notice(FactType fact) {
        this.fact = fact;
    }

    /** The word in the outbox and in message keys. */
    public String id() {
        return id;
    }

    /** Finds a notice by its exact {@link #id()}; empty if there is none. */
    public static Optional<Notice> of(String id) {
        return Arrays.stream(values()).filter(notice -> notice.id.equals(id)).findFirst();
    }

    /** The notice that a fact calls for, if any. */
    public static Optional<Notice> about(String factType) {
        return Arrays.stream(values())
                .filter(notice -> notice.fact.id().equals(factType))
                .findFirst();
    }
}
