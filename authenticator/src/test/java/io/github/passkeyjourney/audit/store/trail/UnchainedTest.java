package io.github.passkeyjourney.audit.store.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.platform.MovingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnchainedTest {

    private final MovingClock clock = new MovingClock();
    private final Unchained unchained = new Unchained(clock);

    @Test
    void aServerThatNeverChainedDoesNotKnow() {
        assertThat(unchained.rows()).isNaN();
    }

    @Test
    void theLastReadingHoldsForTwoMinutes() {
        unchained.tell(7);
        assertThat(unchained.rows()).isEqualTo(7);
        clock.advance(Duration.ofSeconds(119));
        assertThat(unchained.rows()).isEqualTo(7);
        clock.advance(Duration.ofSeconds(1));
        assertThat(unchained.rows()).as("another server leads by now").isNaN();
        unchained.tell(0);
        assertThat(unchained.rows()).isZero();
    }
}
