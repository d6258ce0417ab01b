package io.github.passkeyjourney.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final MovingClock clock = new MovingClock();
    private final AtomicInteger calls = new AtomicInteger();
    private final CircuitBreaker breaker =
            new CircuitBreaker("The helper", Duration.ofSeconds(30), clock, Logger.getLogger(CircuitBreakerTest.class));

    private String fail() {
        calls.incrementAndGet();
        throw new IllegalStateException("no table");
    }

    @Test
    void aWorkingHelperIsCalled() {
        assertThat(breaker.call(() -> "fine")).isEqualTo("fine");
    }

    @Test
    void aFailureIsToldWithItsCause() {
        assertThatThrownBy(() -> breaker.call(this::fail))
                .isInstanceOf(UnavailableException.class)
                .hasRootCauseMessage("no table");
    }

    @Test
    void afterAFailureTheHelperIsLeftAloneForAWhile() {
        assertThatThrownBy(() -> breaker.call(this::fail)).isInstanceOf(UnavailableException.class);
        clock.advance(Duration.ofSeconds(29));
        assertThatThrownBy(() -> breaker.call(() -> "fine")).isInstanceOf(UnavailableException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void thenItIsTriedAgain() {
        assertThatThrownBy(() -> breaker.call(this::fail)).isInstanceOf(UnavailableException.class);
        clock.advance(Duration.ofSeconds(30));
        assertThat(breaker.call(() -> "fine")).isEqualTo("fine");
        assertThat(breaker.call(() -> "again")).isEqualTo("again");
    }

    @Test
    void afterThePauseOneCallerTriesAndTheOthersWaitUntilItKnows() {
        trip();
        clock.advance(Duration.ofSeconds(30));
        String result = breaker.call(() -> {
            assertThatThrownBy(() -> breaker.call(this::fail)).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> breaker.callForOne(this::fail)).isInstanceOf(UnavailableException.class);
            return "fine";
        });
        assertThat(result).isEqualTo("fine");
        assertThat(calls).hasValue(1);
        assertThat(breaker.call(() -> "again")).isEqualTo("again");
    }

    @Test
    void aTryThatFailsBeginsThePauseAnew() {
        trip();
        clock.advance(Duration.ofSeconds(30));
        trip();
        clock.advance(Duration.ofSeconds(29));
        assertThatThrownBy(() -> breaker.call(this::fail)).isInstanceOf(UnavailableException.class);
        assertThat(calls).hasValue(2);
    }

    @Test
    void theFailureOfOneUserIsToldAndCostsTheOthersNothing() {
        assertThatThrownBy(() -> breaker.callForOne(this::fail))
                .isInstanceOf(UnavailableException.class)
                .hasRootCauseMessage("no table");
        assertThat(breaker.call(() -> "fine")).isEqualTo("fine");
        assertThat(breaker.callForOne(() -> "fine")).isEqualTo("fine");
    }

    @Test
    void forOneUserNothingIsTriedUntilTheHelperIsKnownToWorkAgain() {
        trip();
        clock.advance(Duration.ofSeconds(30));
        assertThatThrownBy(() -> breaker.callForOne(this::fail)).isInstanceOf(UnavailableException.class);
        assertThat(calls).hasValue(1);
        assertThat(breaker.call(() -> "fine")).isEqualTo("fine");
        assertThat(breaker.callForOne(() -> "fine")).isEqualTo("fine");
    }

    private void trip() {
        assertThatThrownBy(() -> breaker.call(this::fail)).isInstanceOf(UnavailableException.class);
    }
}
