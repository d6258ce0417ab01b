package io.github.passkeyjourney.audit.store.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class UnchainedTest {

    private final HandClock clock = new HandClock();
    private final Unchained unchained = new Unchained(clock);

    @Test
    void aServerThatNeverChainedDoesNotKnow() {
        assertThat(unchained.rows()).isNaN();
    }

    @Test
    void theLastReadingHoldsForTwoMinutes() {
        unchained.tell(7);
        assertThat(unchained.rows()).isEqualTo(7);
        clock.pass(Duration.ofSeconds(119));
        assertThat(unchained.rows()).isEqualTo(7);
        clock.pass(Duration.ofSeconds(1));
        assertThat(unchained.rows()).as("another server leads by now").isNaN();
        unchained.tell(0);
        assertThat(unchained.rows()).isZero();
    }

    /** Moved by hand. */
    private static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
