package io.github.passkeyjourney.recovery.contact.store;

import io.github.passkeyjourney.audit.event.ContactKind;
import java.time.Duration;
import java.time.Instant;

/**
 * A contact that its user has confirmed.
 *
 * @param id of its row
 * @param kind what it is
 * @param address the mail address, or the number
 * @param since when it was confirmed
 */
public record Contact(String id, ContactKind kind, String address, Instant since) {

    /** How long a new one is of no use: whoever has added his own waits, and the owner has been told (DESIGN §7). */
    public static final Duration REST = Duration.ofDays(3);

    /** From when on it may get somebody back in. */
    public Instant restedAt() {
        return since.plus(REST);
    }

    /** Whether it may. */
    public boolean hasRested(Instant now) {
        return !now.isBefore(restedAt());
    }

    /** No part of a log. */
    @Override
    public String toString() {
        return "Contact";
    }
}
