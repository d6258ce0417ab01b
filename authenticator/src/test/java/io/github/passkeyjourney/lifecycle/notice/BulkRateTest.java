package io.github.passkeyjourney.lifecycle.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.platform.MovingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BulkRateTest {

    private final MovingClock clock = new MovingClock();
    private final BulkRate rate = new BulkRate(clock);

    @Test
    void whatHasPiledUpGoesNoFasterThanTheRate() {
        int sent = 0;
        for (int beat = 0; beat < 5 * 30; beat++) {
            sent += sendAll("acme");
            clock.advance(Duration.ofSeconds(2));
        }
        assertThat(sent).isBetween(5 * BulkRate.PER_MINUTE, 5 * BulkRate.PER_MINUTE + BulkRate.AT_ONCE);
    }

    @Test
    void aPauseLeavesNoMoreThanASmallReserve() {
        sendAll("acme");
        clock.advance(Duration.ofDays(1));
        assertThat(sendAll("acme")).isEqualTo(BulkRate.AT_ONCE);
        assertThat(rate.left("acme")).isZero();
    }

    @Test
    void eachRealmHasItsOwn() {
        sendAll("acme");
        assertThat(rate.left("acme")).isZero();
        assertThat(rate.left("other")).isEqualTo(BulkRate.AT_ONCE);
    }

    private int sendAll(String realm) {
        int sent = rate.left(realm);
        for (int i = 0; i < sent; i++) {
            rate.take(realm);
        }
        return sent;
    }
}
