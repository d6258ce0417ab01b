package io.github.passkeyjourney.recovery.contact.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.ContactKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a contact rests. */
class ContactTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void isOfUseSeventyTwoHoursAfterItWasConfirmed() {
        Contact contact = new Contact("1", ContactKind.PHONE, "+493023125078", NOON);
        Instant rested = NOON.plus(Duration.ofDays(3));
        assertThat(contact.restedAt()).isEqualTo(rested);
        assertThat(contact.hasRested(rested.minusMillis(1))).isFalse();
        assertThat(contact.hasRested(rested)).isTrue();
        assertThat(contact).hasToString("Contact");
    }
}
